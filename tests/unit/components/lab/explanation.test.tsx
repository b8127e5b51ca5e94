import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Explanation } from '@/components/lab/explanation'
import { renderComponent } from '@/tests/support/dom/render'

test('explains the figures, the method and the other algorithms', () => {
  renderComponent(<Explanation />)
  expect(screen.getAllByRole('heading', { level: 2 }).map((title) => title.textContent)).toEqual([
    'What the figures mean',
    'How Riffle shuffles',
    'The other six algorithms',
  ])
  expect(screen.getAllByRole('term')).toHaveLength(6)
  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(6)
})

test('links the publications of the algorithms that have one', () => {
  renderComponent(<Explanation />)
  const links = screen.getAllByRole('link')
  expect(links).toHaveLength(5)
  for (const link of links) expect(link).toHaveAttribute('href', expect.stringMatching(/^https:/))
})
