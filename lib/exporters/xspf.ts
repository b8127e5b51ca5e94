import { OWN_EXTENSION, playlistUrn } from '@/lib/importers/own-format'
import { credit, linksOf } from './links'
import { beyondXspf } from './own-fields'
import type { Exporter } from './types'

/** XSPF 1 (xspf.org/xspf-v1.html); what it has no word for stands in an extension. */
export const xspf: Exporter = {
  mediaType: 'application/xspf+xml',
  extension: 'xspf',
  head: ({ id, name, description }) =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<playlist version="1" xmlns="http://xspf.org/ns/0/">',
      element('title', name),
      element('annotation', description),
      element('identifier', id && playlistUrn(id)),
      '<trackList>\n',
    ]
      .filter(Boolean)
      .join('\n'),
  track(track) {
    const { title, album, durationMs, isrc, coverUrl } = track
    return [
      '<track>',
      ...linksOf(track).map((link) => element('location', link)),
      element('identifier', isrc && `urn:isrc:${isrc}`),
      element('title', title),
      element('creator', credit(track)),
      element('image', coverUrl),
      element('album', album),
      element('duration', durationMs?.toString()),
      `<extension application="${OWN_EXTENSION}">`,
      element('riffle', asJson(beyondXspf(track)), ` xmlns="${OWN_EXTENSION}"`),
      '</extension>',
      '</track>\n',
    ].join('')
  },
  foot: '</trackList>\n</playlist>\n',
}

const element = (name: string, text: string | null | undefined, attributes = '') =>
  text ? `<${name}${attributes}>${escaped(text)}</${name}>` : ''

// JSON can write what XML cannot hold.
const asJson = (value: object) =>
  JSON.stringify(value).replace(
    /[\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
  )

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
// What XML 1.0 cannot hold, not even escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(NO_XML, '')
    .replace(/[&<>\r]/g, (sign) => SIGNS[sign]!)
