import { SaxesParser } from 'saxes'
import { AppError } from '@/lib/errors'

const DEEPEST = 100
const MOST_TEXT = 32 * 1024
const MOST_ATTRIBUTES = 1000
const MOST_ERRORS = 100_000
const LONGEST_ENTITY = 32
/** No element that is read has a longer name or lies deeper: paths stay short however a file is built. */
const MAX_NAME_CHARACTERS = 40
const MAX_PATH_ELEMENTS = 8
const BARE_AMPERSAND = /&(?!(?:[a-z]\w{0,24}|#\d{1,7}|#x[\da-f]{1,6});)/gi

/** An element that opened or closed. `path` holds local names: `/playlist/trackList/track`. */
export type XmlNode =
  | { type: 'open'; path: string; line: number }
  | { type: 'close'; path: string; line: number; text: string }

/**
 * The elements of an XML text as they come, a batch for each piece. Nothing outside the text is
 * read and no entity of its own is expanded, so neither can be used against us; damage is passed
 * over. Throws AppError past 100 levels, 1,000 attributes of an element or 100,000 faults.
 */
export async function* xmlNodes(text: AsyncIterable<string> | string[]): AsyncGenerator<XmlNode[]> {
  const parser = new SaxesParser({ fragment: false })
  const open: { path: string; text: string }[] = []
  let nodes: XmlNode[] = []

  let errors = 0
  let attributes = 0
  parser.on('error', () => {
    if (++errors > MOST_ERRORS) throw refused('too damaged to read')
  })
  parser.on('opentagstart', () => {
    attributes = 0
  })
  parser.on('attribute', () => {
    if (++attributes > MOST_ATTRIBUTES) throw refused('built like no playlist')
  })
  parser.on('opentag', ({ name }) => {
    if (open.length >= DEEPEST) throw refused('nested too deep for a playlist')
    const path =
      open.length < MAX_PATH_ELEMENTS ? `${open.at(-1)?.path ?? ''}/${localName(name)}` : '…'
    open.push({ path, text: '' })
    nodes.push({ type: 'open', path, line: parser.line })
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (element) nodes.push({ type: 'close', line: parser.line, ...element })
  })
  const addText = (characters: string) => {
    const element = open.at(-1)
    if (element) element.text += characters.slice(0, Math.max(0, MOST_TEXT - element.text.length))
  }
  parser.on('text', addText)
  parser.on('cdata', (characters) => addText(characters.replaceAll('&amp;', '&')))

  for await (const piece of escaped(text)) {
    parser.write(piece)
    yield nodes
    nodes = []
  }
}

/** Escapes ampersands that begin no entity, which real files hold and the parser would run away with. */
async function* escaped(text: AsyncIterable<string> | string[]): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of text) {
    const all = rest + piece
    const last = all.lastIndexOf('&')
    const end = last >= all.length - LONGEST_ENTITY && last !== -1 ? last : all.length
    rest = all.slice(end)
    yield all.slice(0, end).replace(BARE_AMPERSAND, '&amp;')
  }
  yield rest.replace(BARE_AMPERSAND, '&amp;')
}

function refused(why: string): AppError {
  return new AppError('unrecognised_format', `This XML is ${why}.`)
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).slice(0, MAX_NAME_CHARACTERS)
}
