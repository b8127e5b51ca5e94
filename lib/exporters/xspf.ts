import { OWN_EXTENSION, playlistUrn } from '@/lib/importers/own-format'
import { formatCredit } from './display-name'
import { extensionFields } from './extension-fields'
import { locations } from './links'
import type { Exporter } from './types'

/** XSPF 1 (xspf.org/xspf-v1.html). Fields that XSPF lacks are in an extension. */
export const xspf: Exporter = {
  mediaType: 'application/xspf+xml',
  extension: 'xspf',
  header: ({ id, name, description }) =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<playlist version="1" xmlns="http://xspf.org/ns/0/">',
      formatElement('title', name),
      formatElement('annotation', description),
      formatElement('identifier', id && playlistUrn(id)),
      '<trackList>\n',
    ]
      .filter(Boolean)
      .join('\n'),
  track(track) {
    const { title, album, durationMs, isrc, coverUrl } = track
    return [
      '<track>',
      ...locations(track).map((link) => formatElement('location', link)),
      formatElement('identifier', isrc && `urn:isrc:${isrc}`),
      formatElement('title', title),
      formatElement('creator', formatCredit(track)),
      formatElement('image', coverUrl),
      formatElement('album', album),
      formatElement('duration', durationMs?.toString()),
      `<extension application="${OWN_EXTENSION}">`,
      formatElement('riffle', toXmlSafeJson(extensionFields(track)), ` xmlns="${OWN_EXTENSION}"`),
      '</extension>',
      '</track>\n',
    ].join('')
  },
  footer: '</trackList>\n</playlist>\n',
}

const formatElement = (name: string, text: string | null | undefined, attributes = '') =>
  text ? `<${name}${attributes}>${escapeXml(text)}</${name}>` : ''

// U+FFFE and U+FFFF are invalid in XML, also when escaped; JSON has escapes of its own.
const toXmlSafeJson = (value: object) =>
  JSON.stringify(value).replace(
    /[\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  )

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
// Characters that are invalid in XML 1.0, also when escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
const INVALID_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const escapeXml = (text: string) =>
  text
    .toWellFormed()
    .replace(INVALID_IN_XML, '')
    .replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character)
