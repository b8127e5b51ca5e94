import { expect, test } from 'vitest'
import { AppError } from '@/lib/errors'
import { errorProblem, toProblem } from '@/lib/services/shared/job-problem'

test('an error keeps its code, and its message gets the text after it', () => {
  const error = new AppError('spotify_busy', 'Spotify asks us to wait.')
  expect(errorProblem(error, ' Imported tracks stay.')).toEqual({
    code: 'spotify_busy',
    params: {},
    text: 'Spotify asks us to wait. Imported tracks stay.',
  })
})

test('a code or value of another version is reported as unspecified, with its text', () => {
  const stored = { code: 'from_the_future', params: { service: 'Elsewhere' }, text: 'It failed.' }
  expect(toProblem(stored)).toEqual({ code: 'unspecified', params: {}, text: 'It failed.' })
  expect(toProblem({ ...stored, code: null }).code).toBe('unspecified')
})
