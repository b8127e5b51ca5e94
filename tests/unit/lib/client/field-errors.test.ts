import { describe, expect, it } from 'vitest'
import { ApiProblem } from '@/lib/client/api'
import { fieldErrors } from '@/lib/client/field-errors'

const refused = (faults: { path: string; message: string }[]) =>
  new ApiProblem('Some fields are not valid.', 'invalid_input', 422, faults)

describe('what is said beside the fields of a form', () => {
  it('is nothing without an error', () => {
    expect(fieldErrors(null, ['name'])).toEqual({})
  })

  it('stands beside the field it is about, however deep the path', () => {
    const error = refused([{ path: 'body.name', message: 'Too long.' }])
    expect(fieldErrors(error, ['name', 'password'])).toEqual({ name: 'Too long.' })
  })

  it('is joined where a field has several faults', () => {
    const error = refused([
      { path: 'password', message: 'Too short.' },
      { path: 'password', message: 'Easy to guess.' },
    ])
    expect(fieldErrors(error, ['password'])).toEqual({ password: 'Too short. Easy to guess.' })
  })

  it('is said of the form where it belongs to no field of it', () => {
    const error = refused([{ path: 'elsewhere', message: 'Wrong.' }])
    expect(fieldErrors(error, ['name'])).toEqual({ form: 'Some fields are not valid.' })
  })

  it('is said of the form where the server could not be reached', () => {
    expect(fieldErrors(new Error('No answer.'), ['name'])).toEqual({ form: 'No answer.' })
  })
})
