/**
 * A Markdown table with padded columns; all but the first are right-aligned.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 * @returns {string}
 */
export function markdownTable(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column].length)),
  );
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join(' | ')} |`;
  const rule = `|${widths
    .map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`))
    .join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/**
 * Three significant digits, for people: 11.3 M, 812 k.
 *
 * @param {number} number
 */
export function short(number) {
  if (number >= 1e6) return `${(number / 1e6).toPrecision(3)} M`;
  if (number >= 1e3) return `${Math.round(number / 1e3)} k`;
  return String(Math.round(number));
}
