// One template for all pages: they come whole from site/src, with their types checked.

export const data = {
  pagination: { data: 'pages', size: 1, alias: 'one' },
  permalink: ({ one }) => one.file,
  eleventyExcludeFromCollections: true,
};

export function render({ one }) {
  return one.html;
}
