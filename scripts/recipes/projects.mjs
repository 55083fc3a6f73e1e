// The project of each recipe: what is in it beside the recipe, and what is done with it.
import { readFileSync } from 'node:fs';
import { LAZY_MAIN, lazyPage } from './lazy.mjs';
import { modulePrograms, serverPrograms } from './programs.mjs';

const MARKUP = '<!doctype html><html lang="en"><title>Sign up</title><body><div id="app"></div>';
const PAGE = `${MARKUP}<script type="module" src="/src/main.ts"></script>`;
const STRICT = { strict: true, noUncheckedIndexedAccess: true, skipLibCheck: true };
const BUNDLED = {
  ...STRICT,
  noEmit: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
  jsx: 'react-jsx',
  verbatimModuleSyntax: true,
};
const json = (value) => JSON.stringify(value, null, 2);

/** The first page of a part of docs/forms.md, as it stands there. */
function docsBlock(heading) {
  const docs = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8');
  const [, block] = /```html\n([\s\S]+?)```/.exec(docs.slice(docs.indexOf(heading))) ?? [];
  return block;
}

/** A project of Vite, in which the recipe is the component `SignUp`. */
function vite(name, recipe, { needs, component, main, config, types, own = [] }) {
  return {
    name,
    recipes: { [recipe]: `src/${component}` },
    needs,
    tools: own,
    files: {
      'index.html': PAGE,
      'tsconfig.json': json({ compilerOptions: BUNDLED, include: ['src'] }),
      'src/main.ts': main,
      ...(config && { 'vite.config.mjs': config }),
    },
    types,
    build: ['vite', 'build', '--logLevel', 'error'],
    page: { folder: 'dist' },
  };
}

const react = (name) =>
  vite(name, `${name}.tsx`, {
    needs: ['react', 'react-dom', '@types/react', '@types/react-dom'],
    component: 'SignUp.tsx',
    main: `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { SignUp } from './SignUp';
const sent: { email: string }[] = [];
Object.assign(globalThis, { sent });
const root = document.getElementById('app');
if (root) createRoot(root).render(createElement(SignUp, { onSignUp: (values) => sent.push(values) }));
`,
    types: ['tsc', '-p', '.'],
  });

/** A program of Node that is compiled and then run: `start.ts`, beside the recipe. */
function program(name, { recipe = `${name}.ts`, needs = [], options = {}, start, kind }) {
  return {
    name,
    recipes: { [recipe]: 'src/recipe.ts' },
    needs,
    files: {
      'tsconfig.json': json({
        compilerOptions: {
          ...STRICT,
          target: 'es2022',
          lib: ['es2022', 'dom', 'dom.iterable'],
          module: 'nodenext',
          types: [],
          outDir: 'out',
          rootDir: 'src',
          ...options,
        },
        include: ['src'],
      }),
      'src/start.ts': start,
    },
    types: ['tsc', '-p', '.'],
    [kind]: 'out/start.js',
  };
}

const server = (name, options) => program(name, { ...options, start: serverPrograms[name], kind: 'server' });
const module_ = (name, options) => program(name, { ...options, start: modulePrograms[name], kind: 'module' });

/** The entries in two steps, built by a bundler. */
function lazy(bundler, files, build) {
  return {
    name: `lazy-${bundler}`,
    recipes: {},
    needs: bundler === 'webpack' ? ['webpack', 'webpack-cli'] : [],
    files: {
      'tsconfig.json': json({ compilerOptions: BUNDLED, include: ['src'] }),
      'src/main.ts': LAZY_MAIN,
      ...files,
    },
    // webpack takes what the compiler has written.
    types: [
      'tsc',
      '-p',
      '.',
      ...(bundler === 'webpack' ? ['--noEmit', 'false', '--rootDir', 'src', '--outDir', 'out'] : []),
    ],
    build,
    lazy: 'dist',
  };
}

export const PROJECTS = [
  lazy(
    'vite',
    {
      'index.html': lazyPage('<script type="module" src="/src/main.ts"></script>'),
      'public/sent.html': '<!doctype html><title>sent</title>',
      'vite.config.mjs': `export default { html: { cspNonce: 'n' } };\n`,
    },
    ['vite', 'build', '--logLevel', 'error'],
  ),
  lazy(
    'webpack',
    {
      'dist/index.html': lazyPage('<script nonce="n" src="/main.js"></script>'),
      'dist/sent.html': '<!doctype html><title>sent</title>',
      'webpack.config.mjs': `export default {
  mode: 'production',
  entry: './out/main.js',
  output: { publicPath: '/' },
};
`,
    },
    ['webpack'],
  ),
  react('react-hook-form'),
  react('tanstack-form'),
  react('conform'),
  vite('vue', 'vue.vue', {
    needs: ['vue'],
    own: ['vite', '@vitejs/plugin-vue', 'vue-tsc', 'typescript-5'],
    component: 'SignUp.vue',
    main: `import { createApp, h } from 'vue';
import SignUp from './SignUp.vue';
const sent: { email: string }[] = [];
Object.assign(globalThis, { sent });
createApp({ render: () => h(SignUp, { onSignUp: (values) => sent.push(values) }) }).mount('#app');
`,
    config: `import vue from '@vitejs/plugin-vue';\nexport default { plugins: [vue()] };\n`,
    types: ['vue-tsc', '-p', '.'],
  }),
  vite('svelte', 'svelte.svelte', {
    needs: ['svelte'],
    own: ['vite', '@sveltejs/vite-plugin-svelte', 'svelte-check', 'typescript-5'],
    component: 'SignUp.svelte',
    main: `import { mount } from 'svelte';
import SignUp from './SignUp.svelte';
const sent: { email: string }[] = [];
Object.assign(globalThis, { sent });
const target = document.getElementById('app');
if (target) mount(SignUp, { target, props: { onSignUp: (values) => sent.push(values) } });
`,
    config: `import { svelte } from '@sveltejs/vite-plugin-svelte';\nexport default { plugins: [svelte()] };\n`,
    types: ['svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings'],
  }),
  {
    name: 'angular',
    recipes: { 'angular.ts': 'src/sign-up.ts' },
    needs: ['@angular/common', '@angular/core', '@angular/platform-browser'],
    tools: ['@angular/build', '@angular/cli', '@angular/compiler', '@angular/compiler-cli', 'typescript-5'],
    files: {
      'angular.json': json({
        version: 1,
        cli: { analytics: false },
        projects: {
          app: {
            projectType: 'application',
            root: '',
            architect: {
              build: {
                builder: '@angular/build:application',
                options: {
                  browser: 'src/main.ts',
                  index: 'src/index.html',
                  outputPath: 'dist',
                  tsConfig: 'tsconfig.json',
                },
              },
            },
          },
        },
      }),
      'tsconfig.json': json({
        compilerOptions: {
          ...BUNDLED,
          noEmit: false,
          moduleResolution: 'bundler',
          module: 'preserve',
          experimentalDecorators: true,
        },
        angularCompilerOptions: { strictTemplates: true },
        files: ['src/main.ts'],
      }),
      'src/index.html': `${MARKUP}<app-root></app-root>`,
      'src/main.ts': `import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { SignUp } from './sign-up';
const sent: { email: string }[] = [];
Object.assign(globalThis, { sent });
@Component({
  selector: 'app-root',
  imports: [SignUp],
  template: '<app-sign-up (signUp)="keep($event)" />',
})
class App {
  keep(values: { email: string }): void {
    sent.push(values);
  }
}
bootstrapApplication(App).catch(console.error);
`,
    },
    build: ['ng', 'build'],
    page: { folder: 'dist/browser' },
  },
  {
    name: 'next',
    recipes: { 'next/page.tsx': 'app/page.tsx', 'next/sign-up.ts': 'app/sign-up.ts' },
    needs: ['next', 'react', 'react-dom', '@types/react', '@types/node'],
    tools: ['typescript-5'],
    files: {
      // The entries in two steps: rendered on the server, attached in the page.
      'app/lazy/page.tsx': `'use client';
import { fallback } from 'mailbox-syntax/is-mailbox';
import { attach } from 'mailbox-syntax/dom/lazy';
import { emailSchema } from 'mailbox-syntax/standard/lazy';
import { useEffect, useRef } from 'react';

export default function Page() {
  const input = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const options = location.search === '?fallback' ? { fallback } : {};
    const schema = emailSchema(options);
    const validate = async (text: string) => schema['~standard'].validate(text);
    Object.assign(globalThis, { validate, isReady: true });
    if (input.current && note.current) return attach(input.current, { ...options, output: note.current }).detach;
  }, []);
  return (
    <form action="/sent.html">
      <label htmlFor="email">Email</label>
      <input id="email" name="email" type="text" ref={input} />
      <div ref={note} />
      <button id="send" type="submit">Sign up</button>
    </form>
  );
}
`,
      'public/sent.html': '<!doctype html><title>sent</title>',
      'app/layout.tsx': `import type { ReactNode } from 'react';
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`,
      'tsconfig.json': json({
        compilerOptions: {
          ...STRICT,
          noEmit: true,
          target: 'es2022',
          lib: ['es2022', 'dom', 'dom.iterable'],
          module: 'esnext',
          moduleResolution: 'bundler',
          jsx: 'react-jsx',
        },
        include: ['**/*.ts', '**/*.tsx'],
        exclude: ['node_modules'],
      }),
    },
    build: ['next', 'build'],
    page: { start: ['next', 'start', '-H', '127.0.0.1', '-p'], lazy: 'lazy' },
  },
  {
    name: 'plain',
    // The page comes with the package, and names its files from there.
    recipes: { 'plain.html': null },
    needs: [],
    files: {},
    page: { folder: 'node_modules/mailbox-syntax', path: 'examples/forms/plain.html' },
  },
  {
    name: 'docs-page',
    recipes: {},
    needs: ['vite'],
    files: { 'index.html': docsBlock('## A page without a library') },
    build: ['vite', 'build', '--logLevel', 'error'],
    page: { folder: 'dist' },
  },
  server('hono', { needs: ['@hono/node-server'] }),
  server('express'),
  server('fastify'),
  server('nestjs', {
    needs: ['@nestjs/common', '@nestjs/core', '@nestjs/platform-express', 'reflect-metadata', 'rxjs'],
    options: { experimentalDecorators: true, emitDecoratorMetadata: true },
  }),
  server('trpc'),
  module_('zod'),
  module_('valibot'),
  module_('arktype'),
  module_('ajv'),
  module_('yup'),
];
