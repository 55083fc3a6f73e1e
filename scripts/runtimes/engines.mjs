// Engines with nothing but ECMAScript, as inside databases.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';

/** V8 with a context of its own, without what Node or a browser adds. */
export function inBareContext(library, program) {
  const context = createContext(Object.create(null));
  runInContext(library, context);
  runInContext(program, context);
  return JSON.parse(context.said);
}

/** QuickJS, an engine that has nothing in common with V8. */
export async function inQuickJs(folder, library, program) {
  const found = createRequire(join(folder, 'package.json')).resolve('quickjs-emscripten');
  const { getQuickJS } = await import(pathToFileURL(found).href);
  const engine = (await getQuickJS()).newContext();
  for (const text of [library, program]) engine.unwrapResult(engine.evalCode(text)).dispose();
  const said = engine.getProp(engine.global, 'said');
  const report = JSON.parse(engine.getString(said));
  said.dispose();
  engine.dispose();
  return report;
}
