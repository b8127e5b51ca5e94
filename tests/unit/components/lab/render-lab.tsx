import { screen, within } from '@testing-library/react'
import { Lab } from '@/components/lab/lab'
import { type LabQuery, parseLabSettings } from '@/lib/lab/lab-settings'
import { renderPage } from '@/tests/support/dom/page'

type Options = { query?: LabQuery; hasPlaylists?: boolean }

/** Renders the lab as the page does for a query. The seed is "test" unless the query has one. */
export function renderLab({ query = {}, hasPlaylists = false }: Options = {}) {
  return renderPage(
    <Lab initialSettings={parseLabSettings(query, 'test')} hasPlaylists={hasPlaylists}>
      <p>Explanation</p>
    </Lab>,
  )
}

/** Waits until all algorithms have shuffled with a seed. */
export const shuffledWith = (seed: string) =>
  screen.findByText(new RegExp(`^Shuffled with seed ${seed}\\.`))

/** The row of an algorithm. */
export function rowOf(name: string): HTMLElement {
  const row = screen.getByRole('heading', { name, level: 3 }).closest('li')
  if (!row) throw new Error(`There is no row of ${name}.`)
  return row
}

/** The values of the figures of an algorithm, in display order, without their notes. */
export const figuresOf = (name: string) =>
  within(rowOf(name))
    .getAllByRole('definition')
    .map((figure) => figure.firstChild?.textContent)

export const listField = () => screen.getByRole('combobox', { name: 'List' })

/** The value of a parameter in the URL of the page. */
export const parameter = (name: string) => new URLSearchParams(window.location.search).get(name)
