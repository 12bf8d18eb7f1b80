// Does what Electron's own default app does: finds the app folder in argv and becomes that app.
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const args = process.argv.slice(1);
let target;
for (let i = 0; i < args.length; i += 1) {
  if (args[i] === '-r' || args[i] === '--require') {
    i += 1;
    Module._preloadModules([path.resolve(args[i])]);
  } else if (!args[i].startsWith('-')) {
    target = path.resolve(args[i]);
    break;
  }
}
if (!target) {
  console.error('No app folder was given.');
  app.exit(1);
} else {
  process.defaultApp = true;
  let main = target;
  if (fs.statSync(target).isDirectory()) {
    const manifest = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'));
    app.setName(manifest.productName ?? manifest.name);
    app.setVersion(manifest.version ?? '0.0.0');
    app.setAppPath(target);
    main = path.join(target, manifest.main ?? 'index.js');
  }
  if (!process.argv.some((arg) => arg.startsWith('--user-data-dir='))) {
    app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
  }
  require(main);
}
