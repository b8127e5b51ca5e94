import { SaxesParser } from 'saxes'
import { AppError } from '@/lib/errors'

const DEEPEST = 100
const MOST_TEXT = 32 * 1024
const MOST_ATTRIBUTES = 1000
const MOST_ERRORS = 100_000

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
    const path = `${open.at(-1)?.path ?? ''}/${localName(name)}`
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
  parser.on('cdata', addText)

  for await (const piece of text) {
    parser.write(piece)
    yield nodes
    nodes = []
  }
}

function refused(why: string): AppError {
  return new AppError('unrecognised_format', `This XML is ${why}.`)
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
