import { expect, test } from 'vitest'
import { identifyFile, unsupportedKind } from '@/lib/audio/probe/identify-file'
import { markupKind } from '@/lib/audio/probe/markup-kind'
import { fastestMs } from '@/tests/support/fastest-ms'

const SVG = 'an SVG image'
const HTML = 'an HTML page'
const XML = 'an XML document'

const cases: [string, string][] = [
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', SVG],
  ['\n <?xml version="1.0"?>\n<!-- a > b -->\n<!-- c --><svg/>', SVG],
  [
    '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" [<!ENTITY a "b">]><svg/>',
    SVG,
  ],
  ['<!-- drawn by hand --><!doctype  SVG>\n<SVG/>', SVG],
  ['<?xml version="1.0"?><svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>', SVG],
  ['<!DOCTYPE html><title>Hello</title>', HTML],
  [' <!-- <svg> is not here --> <!-- nor here -->\n<html lang="en">', HTML],
  ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html/>', HTML],
  ['<script>alert(1)</script>', HTML],
  ['<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- songs --><plist/>', XML],
  ['<?xml version="1.0"?><!-- never closed <svg/>', XML],
  ['<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"><plist/>', XML],
  [' <?PHP echo 1 ?><svg/>', 'a PHP script'],
  ['<svgs/>', 'a text file'],
  ['<!-- never closed <svg/>', 'a text file'],
  ['< svg/>', 'a text file'],
]

test.each(cases)('%s is %s', async (text, name) => {
  expect(await identifyFile(Buffer.from(text))).toMatchObject({ name, isAudio: false })
})

test('other audio formats are unsupported formats, other files are not audio', async () => {
  const reasonOf = async (text: string) => {
    const kind = await identifyFile(Buffer.from(text.padEnd(64)))
    return kind && unsupportedKind(kind).reason
  }
  expect(await reasonOf('wvpk')).toBe('unsupported_format')
  expect(await reasonOf('MPCK')).toBe('unsupported_format')
  expect(await reasonOf('MThd')).toBe('not_audio')
  expect(await reasonOf('PK\x03\x04')).toBe('not_audio')
  expect(await reasonOf('#EXTM3U')).toBe('not_audio')
})

const commented = (comments: number) => ` ${'<!---->'.repeat(comments)}<x`

test('unclosed comments are identified as text', async () => {
  for (const count of [200, 800]) {
    const kind = await identifyFile(Buffer.from(commented(count)))
    expect(kind).toMatchObject({ name: 'a text file' })
  }
})

test('four times the comments take about four times as long', () => {
  const few = fastestMs(() => markupKind(commented(20_000)))
  const many = fastestMs(() => markupKind(commented(80_000)))
  expect(many / few).toBeLessThan(12)
})
