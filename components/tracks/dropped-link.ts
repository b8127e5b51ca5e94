const LINK_TYPE = 'text/uri-list'
const LINK = /^https?:\/\/\S+$/i

/** Whether a link is dragged, and no file: its text is only available when it is dropped. */
export const hasLink = ({ types }: Pick<DataTransfer, 'types'>): boolean =>
  types.includes(LINK_TYPE) && !types.includes('Files')

/** Returns the web address in dropped or pasted data, which contains nothing else; else undefined. */
export function readLink(data: Pick<DataTransfer, 'getData'>): string | undefined {
  // Comments of a list of links begin with "#".
  const dropped = data
    .getData(LINK_TYPE)
    .split(/\r?\n/)
    .find((line) => line !== '' && !line.startsWith('#'))
  const text = (dropped ?? data.getData('text/plain')).trim()
  return LINK.test(text) ? text : undefined
}
