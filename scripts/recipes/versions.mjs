// What the projects of the recipes install, with the version, so that a run can be repeated. Those of the libraries that are
// installed here too are the same as in package.json.
import { readFileSync } from 'node:fs';

const { devDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

export const VERSIONS = {
  ...devDependencies,
  '@angular/build': '21.2.27',
  '@angular/cli': '21.2.28',
  '@angular/common': '21.2.26',
  '@angular/compiler': '21.2.26',
  '@angular/compiler-cli': '21.2.26',
  '@angular/core': '21.2.26',
  '@angular/forms': '21.2.26',
  '@angular/platform-browser': '21.2.26',
  '@conform-to/react': '1.21.1',
  '@hono/node-server': '2.1.9',
  '@nestjs/common': '12.5.1',
  '@nestjs/core': '12.5.1',
  '@nestjs/platform-express': '12.5.1',
  '@sveltejs/vite-plugin-svelte': '7.3.1',
  '@types/express': '5.0.6',
  '@types/react-dom': '19.3.0',
  '@vitejs/plugin-vue': '6.0.11',
  express: '5.3.0',
  fastify: '5.12.8',
  next: '16.4.6',
  'reflect-metadata': '0.2.2',
  rxjs: '7.8.2',
  svelte: '5.57.3',
  'svelte-check': '4.7.8',
  typescript: '7.0.2',
  // The checkers of Vue, Svelte, Angular and Next are not made for TypeScript 7 yet.
  'typescript-5': 'npm:typescript@5.9.3',
  vite: '8.4.0',
  vue: '3.5.45',
  'vue-tsc': '3.3.14',
  webpack: '5.113.0',
  'webpack-cli': '7.3.1',
};
