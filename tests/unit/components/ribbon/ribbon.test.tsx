import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'
import { createRecorder, fillsOf } from '@/tests/support/dom/drawing-recorder'
import { renderComponent } from '@/tests/support/dom/render'

const WIDTH = 300
const BOX = { left: 100, top: 400, right: 400, bottom: 440, width: WIDTH, height: 40 }

let recorder = createRecorder()

// jsdom has no layout and no canvas: the ribbon is 300 x 40 pixels, 100 pixels from the left edge.
beforeEach(() => {
  recorder = createRecorder()
  const canvas = HTMLCanvasElement.prototype
  vi.spyOn(canvas, 'clientWidth', 'get').mockReturnValue(WIDTH)
  vi.spyOn(canvas, 'clientHeight', 'get').mockReturnValue(40)
  vi.spyOn(canvas, 'getBoundingClientRect').mockReturnValue(BOX as DOMRect)
  vi.spyOn(canvas, 'getContext').mockImplementation(() => recorder as never)
})
afterEach(() => void vi.restoreAllMocks())

const tick = (title: string): Tick => ({
  artistId: `artist-${title}`,
  title,
  artistName: `Artist of ${title}`,
})
const ticks = ['A', 'B', 'C'].map(tick)
const manyTicks = Array.from({ length: 30 }, (_, index) => tick(`T${index + 1}`))

const slider = () => screen.getByRole('slider', { name: 'Three tracks' })
const text = () => slider().getAttribute('aria-valuetext')

function renderRibbon(props: Partial<Parameters<typeof Ribbon>[0]> = {}) {
  return renderComponent(<Ribbon ticks={ticks} label="Three tracks" {...props} />)
}

describe('a ribbon and the keyboard', () => {
  test('is a slider whose value is the current track', () => {
    renderRibbon({ at: 1 })
    expect(slider()).toHaveAttribute('aria-valuemin', '1')
    expect(slider()).toHaveAttribute('aria-valuemax', '3')
    expect(slider()).toHaveAttribute('aria-valuenow', '2')
    expect(text()).toBe('2: B, Artist of B')
  })

  test('reads the first track if none is current', () => {
    renderRibbon({ at: -1 })
    expect(text()).toBe('1: A, Artist of A')
  })

  test.each([
    ['{ArrowRight}', 'T12'],
    ['{ArrowUp}', 'T12'],
    ['{ArrowLeft}', 'T10'],
    ['{ArrowDown}', 'T10'],
    ['{PageUp}', 'T21'],
    ['{PageDown}', 'T1'],
    ['{Home}', 'T1'],
    ['{End}', 'T30'],
    ['{End}{ArrowRight}', 'T30'],
    ['{Home}{ArrowLeft}', 'T1'],
    ['x', 'T11'],
  ])('%s moves from T11 to %s', async (keys, title) => {
    const { user } = renderRibbon({ ticks: manyTicks, at: 10 })
    await user.tab()
    expect(slider()).toHaveFocus()
    await user.keyboard(keys)
    expect(text()).toContain(`: ${title},`)
  })

  test('keeps its keys from shortcuts of the page', async () => {
    const onPage = vi.fn()
    document.addEventListener('keydown', onPage)
    const { user } = renderRibbon()
    await user.tab()
    onPage.mockClear()
    await user.keyboard('{ArrowRight}')
    expect(onPage).not.toHaveBeenCalled()
    document.removeEventListener('keydown', onPage)
  })

  test('chooses with Enter, and returns to the current track with Escape', async () => {
    const onChoose = vi.fn()
    const { user } = renderRibbon({ at: 0, onChoose })
    await user.tab()
    await user.keyboard('{ArrowRight}{Enter}')
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(1)
    await user.keyboard('{Escape}')
    expect(text()).toBe('1: A, Artist of A')
  })

  test('returns to the current track when it loses the focus', async () => {
    const { user } = renderRibbon({ at: 0 })
    await user.tab()
    await user.keyboard('{End}')
    expect(text()).toBe('3: C, Artist of C')
    await user.tab()
    expect(text()).toBe('1: A, Artist of A')
  })
})

describe('a ribbon and the pointer', () => {
  const move = (clientX: number) => fireEvent.pointerMove(slider(), { clientX, clientY: 420 })

  test('names the tick under the pointer in a tooltip above', () => {
    renderRibbon()
    move(250)
    const tooltip = screen.getByText('Artist of B').parentElement?.parentElement
    expect(screen.getByText('B')).toBeInTheDocument()
    expect(tooltip).toHaveStyle({ left: '250px', bottom: `${window.innerHeight - 400 + 8}px` })
    expect(text()).toBe('2: B, Artist of B')
    fireEvent.pointerLeave(slider())
    expect(screen.queryByText('Artist of B')).not.toBeInTheDocument()
  })

  test('keeps the tooltip in the window, and below a ribbon at the top', () => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getBoundingClientRect').mockReturnValue({
      ...BOX,
      left: 0,
      top: 20,
      bottom: 60,
    } as DOMRect)
    renderRibbon()
    move(10)
    const tooltip = screen.getByText('Artist of A').parentElement?.parentElement
    expect(tooltip).toHaveStyle({ left: '148px', top: '68px' })
  })

  test('chooses the clicked tick', () => {
    const onChoose = vi.fn()
    renderRibbon({ onChoose })
    fireEvent.click(slider())
    expect(onChoose).not.toHaveBeenCalled()
    move(390)
    fireEvent.click(slider())
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(2)
  })

  test('has no tooltip beside the ribbon, and none for a track without a title', () => {
    renderRibbon({ ticks: [{ artistId: 'a' }, ...ticks] })
    move(110)
    expect(screen.queryByText(/^Artist/)).not.toBeInTheDocument()
    move(260)
    expect(screen.getByText('Artist of B')).toBeInTheDocument()
    move(500)
    expect(screen.queryByText(/^Artist/)).not.toBeInTheDocument()
  })

  test('ignores a hovered tick that was removed', () => {
    const { rerender } = renderRibbon()
    move(390)
    rerender(<Ribbon ticks={ticks.slice(0, 1)} label="Three tracks" />)
    expect(text()).toBe('1: A, Artist of A')
    expect(screen.queryByText(/^Artist/)).not.toBeInTheDocument()
  })
})

describe('a ribbon', () => {
  test('without tracks is an image', () => {
    renderRibbon({ ticks: [] })
    expect(screen.getByRole('img', { name: 'Three tracks' })).toBeInTheDocument()
    expect(screen.queryByRole('slider')).not.toBeInTheDocument()
  })

  test('of one track has one value', async () => {
    const { user } = renderRibbon({ ticks: ticks.slice(0, 1) })
    await user.tab()
    await user.keyboard('{ArrowRight}')
    expect(slider()).toHaveAttribute('aria-valuemax', '1')
    expect(text()).toBe('1: A, Artist of A')
  })

  test('of 10,000 tracks can be hovered in each of its rows', () => {
    renderRibbon({ ticks: Array.from({ length: 10_000 }, (_, index) => tick(`T${index}`)) })
    fireEvent.pointerMove(slider(), { clientX: 100, clientY: 439 })
    expect(Number(slider().getAttribute('aria-valuenow'))).toBeGreaterThan(9_000)
  })

  test('that is not interactive and has no label is decorative', () => {
    const { container } = renderRibbon({ isInteractive: false, label: undefined })
    expect(container.firstElementChild).toHaveAttribute('aria-hidden', 'true')
    expect(screen.queryByRole('slider')).not.toBeInTheDocument()
  })
})

describe('the canvas', () => {
  test('is drawn again when the ticks or the theme change', async () => {
    const { rerender } = renderRibbon()
    expect(fillsOf(recorder)).toHaveLength(3)
    rerender(<Ribbon ticks={ticks.slice(0, 2)} label="Three tracks" />)
    expect(fillsOf(recorder)).toHaveLength(5)
    document.documentElement.dataset.theme = 'light'
    await vi.waitFor(() => expect(fillsOf(recorder)).toHaveLength(7))
  })

  test('has the resolution of the screen', () => {
    vi.stubGlobal('devicePixelRatio', 2)
    const { container } = renderRibbon()
    const canvas = container.querySelector('canvas')
    expect([canvas?.width, canvas?.height]).toEqual([600, 80])
  })
})
