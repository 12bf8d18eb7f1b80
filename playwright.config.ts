import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results/playwright',
  // Two windows at a time: a test waits more than it works. Crashes and floods are tried one by one.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'pbx', testDir: 'tests/pbx' },
    { name: 'torture', testDir: 'tests/torture', workers: 1 },
  ],
});
