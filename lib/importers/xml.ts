import { SaxesParser } from 'saxes'
import { AppError } from '@/lib/errors'

const MAX_DEPTH = 100
const MAX_TEXT_CHARACTERS = 32 * 1024
const MAX_ATTRIBUTES = 1000
const MAX_ERRORS = 100_000
const MAX_ENTITY_CHARACTERS = 32
/** The elements that readers use have shorter names and are less deep: this bounds the length of paths. */
const MAX_NAME_CHARACTERS = 40
const MAX_PATH_ELEMENTS = 24
const BARE_AMPERSAND = /&(?!(?:[a-z]\w{0,24}|#\d{1,7}|#x[\da-f]{1,6});)/gi

/** An element that opened or closed. `path` holds local names: `/playlist/trackList/track`. */
export type XmlNode =
  | { type: 'open'; path: string; line: number; attributes: Record<string, string> }
  | { type: 'close'; path: string; line: number; text: string }

/**
 * Reads the elements of an XML text, one batch per piece. Ignores syntax errors. Loads no external
 * resources and expands no entities of the document, so neither can be abused.
 * @throws AppError `unrecognised_format` for more than 100 levels, 1,000 attributes of an element or
 * 100,000 syntax errors.
 */
export async function* readXml(text: AsyncIterable<string> | string[]): AsyncGenerator<XmlNode[]> {
  const parser = new SaxesParser({ fragment: false })
  const open: { path: string; text: string }[] = []
  let nodes: XmlNode[] = []

  let errors = 0
  let attributes = 0
  parser.on('error', () => {
    if (++errors > MAX_ERRORS) throw unreadableXml('not valid', 'syntax', MAX_ERRORS)
  })
  parser.on('opentagstart', () => {
    attributes = 0
  })
  parser.on('attribute', () => {
    if (++attributes <= MAX_ATTRIBUTES) return
    const message = 'not a playlist: an element has too many attributes'
    throw unreadableXml(message, 'attributes', MAX_ATTRIBUTES)
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= MAX_DEPTH) {
      throw unreadableXml('nested too deeply for a playlist', 'depth', MAX_DEPTH)
    }
    const path =
      open.length < MAX_PATH_ELEMENTS ? `${open.at(-1)?.path ?? ''}/${localName(name)}` : '…'
    open.push({ path, text: '' })
    nodes.push({ type: 'open', path, line: parser.line, attributes: boundAttributes(attributes) })
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (element) nodes.push({ type: 'close', line: parser.line, ...element })
  })
  const addText = (characters: string) => {
    const element = open.at(-1)
    if (element)
      element.text += characters.slice(0, Math.max(0, MAX_TEXT_CHARACTERS - element.text.length))
  }
  parser.on('text', addText)
  parser.on('cdata', (characters) => addText(characters.replaceAll('&amp;', '&')))

  for await (const piece of escapeAmpersands(text)) {
    parser.write(piece)
    yield nodes
    nodes = []
  }
}

/** Escapes ampersands that do not start an entity. Some files contain them, and the parser would read on. */
async function* escapeAmpersands(text: AsyncIterable<string> | string[]): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of text) {
    const all = rest + piece
    const last = all.lastIndexOf('&')
    const end = last >= all.length - MAX_ENTITY_CHARACTERS && last !== -1 ? last : all.length
    rest = all.slice(end)
    yield all.slice(0, end).replace(BARE_AMPERSAND, '&amp;')
  }
  yield rest.replace(BARE_AMPERSAND, '&amp;')
}

function unreadableXml(
  description: string,
  reason: 'syntax' | 'attributes' | 'depth',
  max: number,
): AppError {
  const params = { detected: 'xml', reason, max }
  return new AppError('unrecognised_format', `This XML is ${description}.`, { params })
}

/** Returns the name of the element of a node, in lower case. */
export const elementOf = ({ path }: XmlNode): string =>
  path.slice(path.lastIndexOf('/') + 1).toLowerCase()

/** Returns the values by lower-case local name, each with at most 32,768 characters. */
function boundAttributes(attributes: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      localName(name).toLowerCase(),
      String(value).slice(0, MAX_TEXT_CHARACTERS),
    ]),
  )
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).slice(0, MAX_NAME_CHARACTERS)
}
