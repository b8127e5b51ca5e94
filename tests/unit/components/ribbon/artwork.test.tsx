import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { Axis } from '@/components/ribbon/axis'
import { Cover } from '@/components/ribbon/cover'
import { SongArtwork } from '@/components/ribbon/song-artwork'
import { renderComponent } from '@/tests/support/dom/render'

describe('the artwork of a song', () => {
  test('is its cover', () => {
    const { container } = renderComponent(
      <SongArtwork songId="s" artistId="a" coverUrl="/cover?version=1" className="size-13" />,
    )
    expect(container.querySelector('img')).toHaveAttribute('src', '/cover?version=1&size=96')
    expect(screen.queryByRole('img')).not.toBeInTheDocument()
  })

  test('is a drawing without a cover', () => {
    const { container } = renderComponent(<SongArtwork songId="s" artistId="a" coverUrl={null} />)
    expect(container.querySelector('canvas')).toHaveAttribute('aria-hidden', 'true')
    expect(container.querySelector('img')).not.toBeInTheDocument()
  })
})

describe('the cover of a playlist', () => {
  test('has its label as the text alternative', () => {
    renderComponent(<Cover artists={['a', 'b']} label="Cover of Evening" />)
    expect(screen.getByRole('img', { name: 'Cover of Evening' })).toBeInTheDocument()
  })

  test('is decorative without a label', () => {
    renderComponent(<Cover artists={['a', 'b']} />)
    expect(screen.queryByRole('img')).not.toBeInTheDocument()
  })
})

describe('the axis', () => {
  const numbers = (at?: number) => {
    const { container } = renderComponent(<Axis first={1} last={100} at={at} />)
    return [...container.querySelectorAll('span')].map(({ textContent }) => textContent)
  }

  test('has the first and the last number, and the current one between them', () => {
    expect(numbers()).toEqual(['1', '100'])
    expect(numbers(40)).toEqual(['1', '40', '100'])
  })

  test('hides the number of an end that the current one would cover', () => {
    expect(numbers(3)).toEqual(['', '3', '100'])
    expect(numbers(98)).toEqual(['1', '98', ''])
  })
})
