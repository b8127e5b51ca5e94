import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Reader } from '@/components/docs/reader'
import { renderComponent } from '@/tests/support/dom/render'

const show = (element: HTMLElement) => element.append('All operations')

async function scriptOf(source: string): Promise<HTMLScriptElement> {
  return waitFor(() => {
    const found = document.head.querySelector<HTMLScriptElement>(`script[src="${source}"]`)
    if (!found) throw new Error('The script was not inserted.')
    return found
  })
}

test('the document is drawn once the script of the reader has loaded', async () => {
  renderComponent(<Reader script={() => '/reader.js'} show={show} />)
  expect(screen.queryByText('All operations')).not.toBeInTheDocument()
  fireEvent.load(await scriptOf('/reader.js'))
  expect(await screen.findByText('All operations')).toBeInTheDocument()
})

test('a script that does not load is explained, and loaded again on request', async () => {
  const { user } = renderComponent(<Reader script={() => '/lost.js'} show={show} />)
  const lost = await scriptOf('/lost.js')
  fireEvent.error(lost)
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The reader could not be loaded')
  lost.remove()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  fireEvent.load(await scriptOf('/lost.js'))
  expect(await screen.findByText('All operations')).toBeInTheDocument()
  expect(alert).not.toBeInTheDocument()
})
