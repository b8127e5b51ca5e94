import { expect, test } from 'vitest'
import { foundInstead } from '@/lib/audio/probe/found-instead'
import { markupKind } from '@/lib/audio/probe/markup-kind'
import { fastestMs } from '@/tests/support/fastest-ms'

const SVG = 'an SVG picture'
const HTML = 'an HTML page'
const XML = 'an XML document'

test.each([
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
])('%s is %s', async (text, found) => {
  expect(await foundInstead(Buffer.from(text))).toBe(found)
})

const commented = (comments: number) => ` ${'<!---->'.repeat(comments)}<x`

test('comments without end do not hold up the thread that looks at uploads', async () => {
  expect(await foundInstead(Buffer.from(commented(200)))).toBe('a text file')
  expect(await foundInstead(Buffer.from(commented(800)))).toBe('a text file')
})

test('four times the comments take about four times as long', () => {
  const few = fastestMs(() => markupKind(commented(20_000)))
  const many = fastestMs(() => markupKind(commented(80_000)))
  expect(many / few).toBeLessThan(12)
})
