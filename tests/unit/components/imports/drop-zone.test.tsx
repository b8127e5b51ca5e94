import { screen } from '@testing-library/react'
import { act } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { DropZone } from '@/components/imports/drop-zone'
import { renderComponent } from '@/tests/support/dom/render'
import { EnglishMessages } from '@/tests/support/render'

const file = new File(['Ada - Kettle'], 'evening.txt', { type: 'text/plain' })

test('passes chosen files on, and accepts the same file again', async () => {
  const onFiles = vi.fn()
  const { user } = renderComponent(<DropZone onFiles={onFiles} />)
  const input = screen.getByLabelText('Playlist files')
  await user.upload(input, file)
  await user.upload(input, file)
  expect(onFiles.mock.calls).toEqual([[[{ file, isFolder: false }]], [[{ file, isFolder: false }]]])
  expect(input).toHaveProperty('files.length', 0)
})

test('passes on files that were chosen before hydration', async () => {
  const onFiles = vi.fn()
  const element = (
    <EnglishMessages>
      <DropZone onFiles={onFiles} />
    </EnglishMessages>
  )
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(element)
  const input = container.querySelector('input')
  Object.defineProperty(input, 'files', { value: [file] })
  await act(async () => hydrateRoot(container, element))
  expect(onFiles.mock.calls).toEqual([[[{ file, isFolder: false }]]])
})
