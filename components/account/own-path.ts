const HERE = 'http://here.invalid'

/** A path of this site, from what a link asked for; anything else leads home. */
export function ownPath(wanted: string | string[] | undefined): string {
  const url = typeof wanted === 'string' ? URL.parse(wanted, HERE) : null
  return url?.origin === HERE ? url.pathname + url.search : '/'
}
