import { describe, expect, test } from 'vitest'
import { missingBelow, sentTwiceBy, unusedIn } from '@/tests/support/messages/providers'
import { entries, sentBy } from '@/tests/support/messages/sent'
import { filesBelow, sourceOf } from '@/tests/support/messages/sources'

const providers = ['app', 'components']
  .flatMap(filesBelow)
  .filter((file) => sentBy(sourceOf(file)).length > 0)

describe('the messages sent to the browser', () => {
  test.each(entries())('cover what the client components of %s look up', (entry) => {
    expect(missingBelow(entry)).toEqual([])
  })

  test.each(providers)('of %s are all looked up by a client component below', (file) => {
    expect(unusedIn(file)).toEqual([])
  })

  test.each(entries())('of %s are not sent again', (entry) => {
    expect(sentTwiceBy(entry)).toEqual([])
  })
})
