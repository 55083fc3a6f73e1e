import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const DEFAULT = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/**
 * The package as users get it: built, not its source.
 *
 * @param {string} [path]  another build, to compare two of them
 */
export async function builtPackage(path = DEFAULT) {
  try {
    return await import(pathToFileURL(resolve(path)).href);
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error(`${path} cannot be loaded; npm run build makes it (${error.message})`);
  }
}
