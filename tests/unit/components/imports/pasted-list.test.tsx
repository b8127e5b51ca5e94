import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { PastedList } from '@/components/imports/pasted-list'
import { stubApi } from '@/tests/support/dom/api'
import { runningImport } from '@/tests/support/dom/imports'
import { renderPage } from '@/tests/support/dom/page'

const field = () => screen.getByLabelText('Songs or links, one in each line')

test('a pasted list is sent with its name, and the form is empty and closed', async () => {
  const bodies: unknown[] = []
  stubApi({
    'POST /imports/text': ({ body }) => {
      bodies.push(body)
      return runningImport(0)
    },
  })
  const onStarted = vi.fn()
  const { user } = renderPage(<PastedList onStarted={onStarted} />)
  await user.click(screen.getByText('Paste a list'))
  await user.type(field(), 'Ada - Kettle')
  await user.type(screen.getByLabelText('Name of the playlist (optional)'), 'Evening')
  await user.click(screen.getByRole('button', { name: 'Import list' }))
  await waitFor(() => expect(onStarted).toHaveBeenCalledOnce())
  expect(bodies).toEqual([{ text: 'Ada - Kettle', name: 'Evening' }])
  expect(field()).toHaveValue('')
  expect(field().closest('details')).not.toHaveAttribute('open')
})

test('a rejected list keeps its text and shows the problem', async () => {
  stubApi({
    'POST /imports/text': () =>
      Response.json(
        { code: 'unrecognised_format', detail: 'No playlist was found.' },
        { status: 422 },
      ),
  })
  const { user } = renderPage(<PastedList onStarted={() => {}} />)
  await user.click(screen.getByText('Paste a list'))
  await user.type(field(), 'hello')
  await user.click(screen.getByRole('button', { name: 'Import list' }))
  await waitFor(() => expect(field()).toBeInvalid())
  expect(field()).toHaveValue('hello')
  expect(field()).toHaveAccessibleDescription(/playlist/)
})
