/** Which folder may import which: the last column of the table in docs/architecture.md. */
const ours = '^(shared|electron|renderer|resources|build|tests)/';
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('shared-imports-nothing-of-ours', '^shared/', '^shared/'),
    only('core-imports-shared', '^electron/core/', '^(shared|electron/core|resources)/'),
    only('main-imports-shared', '^electron/main/', '^(shared|electron/main)/'),
    only('preload-imports-shared', '^electron/preload/', '^(shared|electron/preload)/'),
    only('cli-imports-core', '^electron/cli/', '^(shared|electron/cli|electron/core|resources)/'),
    only('phone-imports-shared', '^renderer/phone/', '^(shared|renderer/phone)/'),
    only('caller-imports-shared', '^renderer/caller/', '^(shared|renderer/caller)/'),
    only('workstation-imports-shared', '^renderer/workstation/', '^(shared|renderer/workstation|resources)/'),
    {
      name: 'core-does-not-know-electron',
      severity: 'error',
      from: { path: '^(shared|electron/core|electron/cli|renderer)/' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'jssip-is-wrapped-once',
      severity: 'error',
      from: {
        path: ours,
        pathNot: '^(renderer/(phone|caller)/sip|tests/bench/phone/|electron/main/training/registrar\\.ts)',
      },
      to: { path: 'node_modules/jssip' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|build/default-app|test-results)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
