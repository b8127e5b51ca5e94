import { describe, expect, it } from 'vitest'
import { clientAddress } from '@/lib/auth/client-address'
import { attachment } from '@/lib/http/content-disposition'
import { matchesEtag, parseIfMatch } from '@/lib/http/etag'
import { assertAcceptable, assertContentType } from '@/lib/http/negotiate'
import { requestIdOf } from '@/lib/http/request-id'
import { continueTrace } from '@/lib/http/trace'
import { chooseLocale } from '@/lib/i18n/choose-locale'
import { parseRetryAfter } from '@/lib/integrations/retry-after'
import { describeDevice } from '@/lib/services/shared/describe-device'
import { displayFileName } from '@/lib/services/uploads/file-name'
import { searchForm } from '@/lib/song-text/search-text'
import { growth, MAX_LINEAR_GROWTH } from '@/tests/support/growth'

const ETAG = '"1-abc"'
const UUID = '0190c8a0-0000-7000-8000-000000000000'

/** Long repetitions of everything that separates, quotes, or begins a part of a header or a name. */
const patterns: Record<string, string> = {
  spaces: ' ',
  commas: ' ,',
  'semicolons and spaces': ';   ',
  'open quotes': 'a="\\',
  'media types': 'a/b;q=0.1,',
  'version signs': 'Version/0.',
  dots: '. ',
  'escaped bytes': '%20',
  'combining marks': '\u0301\u0316',
  'open brackets': '([',
}

const silent = (work: () => unknown) => {
  try {
    return work()
  } catch {
    return undefined
  }
}

const readers: Record<string, (text: string) => unknown> = {
  Accept: (text) => assertAcceptable(text),
  'Content-Type': (text) => assertContentType(`application/json${text}x`, 'json'),
  'If-Match': (text) => parseIfMatch(`${text}x`),
  'If-None-Match': (text) => matchesEtag(`${text}x`, ETAG),
  'X-Request-Id': (text) => requestIdOf(`${text}x`, UUID),
  'X-Forwarded-For': (text) => clientAddress({ get: () => `${text}x` } as unknown as Headers),
  traceparent: (text) => continueTrace(`${text}x`, UUID),
  'Accept-Language': (text) => chooseLocale({ chosen: undefined, accepted: `${text}x` }),
  'Retry-After': (text) => parseRetryAfter(`${text}x`),
  'User-Agent': (text) => describeDevice(`${text}x`),
  'the name of a download': (text) => attachment(`a${text}x`),
  'the name of a file': (text) => displayFileName(`a${text}x`),
  'a search': (text) => searchForm(`a${text}x`),
}

describe.each(Object.entries(readers))('%s', (_, read) => {
  it.each(Object.entries(patterns))('takes linear time with many %s', async (_name, unit) => {
    const work = (size: number) => {
      const text = unit.repeat(size / unit.length)
      return silent(() => read(text))
    }
    expect(await growth(work)).toBeLessThan(MAX_LINEAR_GROWTH)
  })
})
