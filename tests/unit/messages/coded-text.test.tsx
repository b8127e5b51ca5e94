import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type CodedText, useCodedText } from '@/components/messages/use-coded-text'
import { english } from '@/lib/i18n/english'
import { renderEnglish } from '@/tests/support/render'

function Shown(value: CodedText) {
  return useCodedText('problems')(value)
}

const text = 'From the server.'

test('a known code is shown from the catalogue', () => {
  expect(renderEnglish(<Shown code="rate_limited" text={text} />)).toBe(
    english.problems.rate_limited,
  )
})

test.each([undefined, null, '', 'no_such_code', 'toString', '__proto__', 'rate_limited.x'])(
  'the text of the server is shown for the code %j',
  (code) => expect(renderEnglish(<Shown code={code} text={text} />)).toBe(text),
)

const waits = '{count, plural, one {# job} other {# jobs}} until {resumesAt, date, long}.'

const withParams = (params: CodedText['params']) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en-GB"
      timeZone="UTC"
      messages={{ problems: { ...english.problems, internal: waits } }}
      onError={() => {}}
    >
      <Shown code="internal" params={params} text={text} />
    </NextIntlClientProvider>,
  )

test('params are formatted, those that end in At as instants', () => {
  expect(withParams({ count: 1_200, resumesAt: '2026-11-23T08:00:00Z' })).toBe(
    '1,200 jobs until 23 November 2026.',
  )
})

test('the text of the server is shown if params are missing or do not fit', () => {
  expect(withParams(undefined)).toBe(text)
  expect(withParams({ count: 2 })).toBe(text)
  expect(withParams({ count: 2, resumesAt: 'no instant' })).toBe(text)
})
