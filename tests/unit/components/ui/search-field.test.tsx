import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { SearchField } from '@/components/ui/search-field'
import { renderComponent } from '@/tests/support/dom/render'

function Search() {
  const [value, setValue] = useState('')
  return <SearchField label="Find" placeholder="Title" value={value} onChange={setValue} />
}

const field = () => screen.getByRole('textbox', { name: 'Find' })

test('Escape clears the field', async () => {
  const { user } = renderComponent(<Search />)
  await user.type(field(), 'salt')
  expect(field()).toHaveValue('salt')
  await user.keyboard('{Escape}')
  expect(field()).toHaveValue('')
})

test('the button clears the field and returns the focus to it', async () => {
  const { user } = renderComponent(<Search />)
  expect(screen.queryByRole('button', { name: 'Clear search' })).toBeNull()
  await user.type(field(), 'salt')
  await user.click(screen.getByRole('button', { name: 'Clear search' }))
  expect(field()).toHaveValue('')
  expect(field()).toHaveFocus()
})
