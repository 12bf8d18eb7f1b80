import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results/playwright',
  // Two windows at a time take as long as one after the other, and hide each other.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'pbx', testDir: 'tests/pbx' },
    { name: 'torture', testDir: 'tests/torture' },
  ],
});
