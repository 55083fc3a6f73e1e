/** The global `mailboxSyntax` of dist/mailbox-syntax.iife.js: what '.' exports, and French. */

export * from './index.ts';
export { fr } from './messages/fr.ts';
