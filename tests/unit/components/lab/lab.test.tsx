import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { figuresOf, listField, parameter, renderLab, rowOf, shuffledWith } from './render-lab'

beforeEach(() => window.history.replaceState(null, '', '/lab'))

const ALGORITHMS = [
  'Plain random',
  'Dithered spread',
  'Balanced merge',
  'Merge shuffle',
  'Greedy with cooldown',
  'Fewer repeats',
  'Riffle',
]

describe('the orders', () => {
  test('have a ribbon and three figures for each algorithm', async () => {
    renderLab({ query: { shape: 'ten-each' } })
    await shuffledWith('test')
    for (const name of ALGORITHMS) {
      expect(
        within(rowOf(name)).getByRole('slider', { name: new RegExp(`^${name}: `) }),
      ).toBeVisible()
      expect(figuresOf(name)).toHaveLength(3)
    }
    expect(figuresOf('Riffle')[0]).toBe('0')
    expect(Number(figuresOf('Plain random')[0])).toBeGreaterThan(0)
    expect(screen.getByRole('slider', { name: 'The tracks in list order' })).toBeVisible()
  })

  test('have the means of 20 seeds, and what the gaps mean', async () => {
    renderLab({ query: { shape: 'ten-each' } })
    expect(await within(rowOf('Riffle')).findByText('mean 0')).toBeVisible()
    expect(within(rowOf('Riffle')).getByText('even')).toBeVisible()
    expect(within(rowOf('Plain random')).getByText('clumps')).toBeVisible()
    expect(within(rowOf('Merge shuffle')).getByText('like a clock')).toBeVisible()
  })

  test('are described as a count of places with an artist twice in a row', async () => {
    renderLab({ query: { shape: 'dominant-60' } })
    await shuffledWith('test')
    expect(within(rowOf('Riffle')).getByRole('slider')).toHaveAccessibleName(
      'Riffle: an artist twice in a row in 23 places',
    )
    expect(
      screen.getByText(
        '120 tracks by 21 artists, of which 23 must repeat the artist before in any order',
      ),
    ).toBeVisible()
  })

  test('of a list in which no artist has three tracks have no gaps to measure', async () => {
    renderLab({ query: { shape: 'distinct' } })
    expect(await within(rowOf('Riffle')).findByText('no artist to spread')).toBeVisible()
    expect(figuresOf('Riffle')[1]).toBe('–')
  })

  test('are announced with the seed and the figures of Riffle', async () => {
    renderLab()
    expect(await shuffledWith('test')).toHaveTextContent(
      /Riffle: 0 avoidable repeats of an artist, soonest return after \d+ turns\.$/,
    )
  })
})

describe('the settings', () => {
  test('are in the URL of the page', async () => {
    const { user } = renderLab({ query: { seed: 'first' } })
    await user.selectOptions(listField(), 'Two artists')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Mode of Riffle' }), 'Flow')
    screen.getByRole('slider', { name: 'Spacing' }).focus()
    await user.keyboard('{ArrowRight}')
    expect(window.location.search).toBe('?shape=two-artists&seed=first&mode=flow&spacing=far')
    expect(await screen.findByText('120 tracks by 2 artists')).toBeVisible()
  })

  test('have no spacing in the mode Random', async () => {
    const { user } = renderLab()
    const spacing = screen.getByRole('slider', { name: 'Spacing' })
    await user.selectOptions(screen.getByRole('combobox', { name: 'Mode of Riffle' }), 'Random')
    expect(spacing).toHaveAttribute('data-disabled')
  })

  test('offer no playlists to visitors', async () => {
    renderLab()
    await shuffledWith('test')
    expect(within(listField()).queryByRole('group', { name: 'Your playlists' })).toBeNull()
  })
})

describe('the seed', () => {
  test('is replaced by a new one for another shuffle', async () => {
    const { user } = renderLab()
    await shuffledWith('test')
    const before = screen.getByRole('slider', { name: /^Riffle: / }).getAttribute('aria-valuetext')
    await user.click(screen.getByRole('button', { name: 'Shuffle again' }))
    const seed = parameter('seed') ?? ''
    expect(seed).toMatch(/^[a-z2-9]{6}$/)
    await shuffledWith(seed)
    expect(screen.getByRole('textbox', { name: 'Seed' })).toHaveValue(seed)
    const after = screen.getByRole('slider', { name: /^Riffle: / }).getAttribute('aria-valuetext')
    expect(after).not.toBe(before)
  })

  test('can be typed, and gives the same order each time', async () => {
    const { user } = renderLab({ query: { seed: 'one' } })
    await shuffledWith('one')
    const figures = ALGORITHMS.map(figuresOf)
    for (const seed of ['two', 'one']) {
      await user.clear(screen.getByRole('textbox', { name: 'Seed' }))
      await user.type(screen.getByRole('textbox', { name: 'Seed' }), `${seed}{Enter}`)
      await shuffledWith(seed)
    }
    expect(ALGORITHMS.map(figuresOf)).toEqual(figures)
  })

  test('stays if the field is left empty', async () => {
    const { user } = renderLab()
    await user.clear(screen.getByRole('textbox', { name: 'Seed' }))
    await user.tab()
    expect(parameter('seed')).toBe('test')
  })

  test('is in the link that the button copies', async () => {
    const { user } = renderLab({ query: { seed: 'mine' } })
    await user.click(screen.getByRole('button', { name: 'Copy link' }))
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await navigator.clipboard.readText()).toContain('/lab?shape=zipf&seed=mine')
  })

  test('is not copied if the browser refuses the clipboard', async () => {
    const { user } = renderLab()
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('denied'))
    await user.click(screen.getByRole('button', { name: 'Copy link' }))
    expect(await screen.findByRole('button', { name: 'Not copied' })).toBeVisible()
  })
})

describe('the comparison of two sets', () => {
  test('counts the tracks that return within half a list', async () => {
    renderLab({ query: { shape: 'ten-each' } })
    await shuffledWith('test')
    const [random, riffle] = screen.getAllByRole('figure')
    expect(riffle).toHaveTextContent('No track returns within half a list')
    expect(random).toHaveTextContent(/\d+ tracks? returns? within half a list/)
    expect(within(riffle ?? document.body).getByRole('img')).toHaveAccessibleName(
      /^Riffle: arcs .* No arc is shorter than half the list\. The soonest return is after \d+ turns\.$/,
    )
  })

  test('compares Riffle with the chosen algorithm', async () => {
    const { user } = renderLab()
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Compare with' }),
      'Greedy with cooldown',
    )
    expect(parameter('against')).toBe('greedy')
    await waitFor(() =>
      expect(screen.getByRole('img', { name: /^Greedy with cooldown: arcs/ })).toBeVisible(),
    )
  })
})
