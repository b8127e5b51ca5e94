import { expect, test } from 'vitest'
import { PageError } from '@/components/errors/page-error'
import { renderEnglish } from '@/tests/support/render'

const shown = (error: unknown) => renderEnglish(<PageError error={error} onRetry={() => {}} />)

test('an error that the server logged is shown with its reference', () => {
  expect(shown(Object.assign(new Error('secret'), { digest: '664293807' }))).toContain(
    'when you report it: 664293807',
  )
})

test.each([
  ['of the browser', new Error('secret')],
  ['without a text as its reference', Object.assign(new Error('secret'), { digest: { a: 1 } })],
  ['that is no error', 'secret'],
  ['that is nothing', null],
])('an error %s is shown without a reference and without its message', (_, error) => {
  const html = shown(error)
  expect(html).toContain('Something went wrong on our side.')
  expect(html).not.toMatch(/report it|secret|object/)
})

test('a page of a former release offers to reload', () => {
  const error = Object.assign(new Error('Failed to load chunk'), { name: 'ChunkLoadError' })
  const html = shown(error)
  expect(html).toContain('Riffle has a new version')
  expect(html).toContain('>Reload</button>')
  expect(html).not.toContain('Try again')
})
