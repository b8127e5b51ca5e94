import { describe, expect, it } from 'vitest'
import { detectFormat } from '@/lib/importers/detect'
import { growth, MAX_LINEAR_GROWTH } from '@/tests/support/growth'

const COMMENT = '# exported 2026\r\n'
const DOCTYPE = '<!DOCTYPE    a>'

describe('the start of a file', () => {
  it.each([
    ['pls', `${COMMENT.repeat(40)}[playlist]\r\nFile1=a.mp3\r\n`],
    ['csv', `${COMMENT.repeat(40)}Title,Artist\r\na,b\r\n`],
    ['text', `${COMMENT.repeat(40)}Fog - Rain\r\n`],
    ['xspf', `${DOCTYPE.repeat(40)}<playlist>`],
    [null, `${DOCTYPE.repeat(40)}`],
    ['itunes', `<?xml version="1.0"?>\r\n${'<!-- a -->\r\n'.repeat(40)}<plist>`],
    ['itunes', '<!DOCTYPE plist [ <!ENTITY a "b>c"> ]><plist>'],
    ['xspf', '<?xml version="1.0">\n<x:playlist xmlns:x="http://xspf.org/ns/0/">'],
  ])('is detected as %s after many comments', (format, head) => {
    const start = performance.now()
    expect(detectFormat(head)?.format ?? null).toBe(format)
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it.each([
    ['comment lines', (size: number) => COMMENT.repeat(size / 16)],
    ['comment lines with spaces between', (size: number) => '#\r\n  \r\n  '.repeat(size / 9)],
    ['document types', (size: number) => DOCTYPE.repeat(size / 15)],
    ['open brackets of a document type', (size: number) => `<!DOCTYPE a ${'['.repeat(size)}`],
    ['document types that never end', (size: number) => '<!DOCTYPE    a'.repeat(size / 14)],
    ['open XML comments', (size: number) => '<!--'.repeat(size / 4)],
    ['a long element name', (size: number) => `<${'a'.repeat(size)}`],
  ])('takes linear time for many %s', async (_, text) => {
    expect(await growth((size) => detectFormat(text(size)))).toBeLessThan(MAX_LINEAR_GROWTH)
  })
})
