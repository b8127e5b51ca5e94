import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

/** A value or a tag that a lookup of a message has to give. */
export type Needs = { name: string; type: 'plain' | 'number' | 'date' | 'choice' | 'tag' }

/** A message by its full key, such as `account.register.name`. */
export type Message = { key: string; text: string }

type Tree = { [key: string]: string | Tree }

/** All messages of a catalogue. */
export const flatten = (tree: Tree, prefix = ''): Message[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [{ key: prefix + name, text: value }]
      : flatten(value, `${prefix}${name}.`),
  )

/** Parses a message. @throws SyntaxError for invalid ICU syntax */
export const needsOf = (text: string): Needs[] => needs(parse(text))

function needs(elements: MessageFormatElement[]): Needs[] {
  return elements.flatMap((element): Needs[] => {
    switch (element.type) {
      case TYPE.argument:
        return [{ name: element.value, type: 'plain' }]
      case TYPE.number:
        return [{ name: element.value, type: 'number' }]
      case TYPE.date:
      case TYPE.time:
        return [{ name: element.value, type: 'date' }]
      case TYPE.tag:
        return [{ name: element.value, type: 'tag' }, ...needs(element.children)]
      case TYPE.plural:
      case TYPE.select: {
        const type = element.type === TYPE.plural ? 'number' : 'choice'
        const branches = Object.values(element.options).flatMap(({ value }) => needs(value))
        return [{ name: element.value, type }, ...branches]
      }
      default:
        return []
    }
  })
}

/** The plural forms a message distinguishes, exact numbers such as `=0` left out. */
export function pluralForms(text: string): string[] {
  const forms = (elements: MessageFormatElement[]): string[] =>
    elements.flatMap((element) => {
      if (element.type === TYPE.tag) return forms(element.children)
      if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
      const own = element.type === TYPE.plural ? Object.keys(element.options) : []
      const inner = Object.values(element.options).flatMap(({ value }) => forms(value))
      return [...own.filter((form) => !form.startsWith('=')), ...inner]
    })
  return forms(parse(text))
}
