export const data = { permalink: 'sitemap.xml', eleventyExcludeFromCollections: true };

export function render({ map }) {
  return map;
}
