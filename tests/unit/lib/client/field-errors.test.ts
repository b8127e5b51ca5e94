import { describe, expect, it } from 'vitest'
import { ApiProblem } from '@/lib/client/api'
import { fieldErrors } from '@/lib/client/field-errors'

const problemWith = (faults: { path: string; message: string }[]) =>
  new ApiProblem(
    'Some fields are not valid.',
    'invalid_input',
    422,
    faults.map((fault) => ({ ...fault, code: 'invalid_value' as const })),
  )

describe('the messages beside the fields of a form', () => {
  it('are empty without an error', () => {
    expect(fieldErrors(null, ['name'])).toEqual({})
  })

  it('belong to the field at the end of the path', () => {
    const error = problemWith([{ path: 'body.name', message: 'Too long.' }])
    expect(fieldErrors(error, ['name', 'password'])).toEqual({ name: 'Too long.' })
  })

  it('join the faults of one field', () => {
    const error = problemWith([
      { path: 'password', message: 'Too short.' },
      { path: 'password', message: 'Easy to guess.' },
    ])
    expect(fieldErrors(error, ['password'])).toEqual({ password: 'Too short. Easy to guess.' })
  })

  it('belong to the form if no field has the name', () => {
    const error = problemWith([{ path: 'elsewhere', message: 'Wrong.' }])
    expect(fieldErrors(error, ['name'])).toEqual({ form: 'Some fields are not valid.' })
  })

  it('belong to the form if the server could not be reached', () => {
    expect(fieldErrors(new Error('No response.'), ['name'])).toEqual({ form: 'No response.' })
  })
})
