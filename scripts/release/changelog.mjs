/**
 * The entries of a version in a changelog, without its heading; undefined if there are none.
 * @param {string} changelog
 * @param {string} version
 * @returns {string | undefined}
 */
export function sectionOf(changelog, version) {
  const sections = changelog.split(/^## /m)
  const section = sections.find((text) => text.startsWith(`[${version}]`))
  const entries = section?.slice(section.indexOf('\n')).trim()
  return entries || undefined
}
