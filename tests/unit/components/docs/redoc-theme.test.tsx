import { readFileSync } from 'node:fs'
import { fireEvent, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { RedocReader } from '@/components/docs/redoc-reader'
import { withoutOutsidePicture } from '@/components/docs/redoc-script'
import { redocTheme } from '@/components/docs/redoc-theme'
import { SwaggerReader } from '@/components/docs/swagger-reader'
import { renderComponent } from '@/tests/support/dom/render'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('colours are grey without a canvas', () => {
  expect(redocTheme()).toMatchObject({ colors: { primary: { main: 'rgb(128, 128, 128)' } } })
})

test('colours are read from the canvas on which the token was drawn', () => {
  const pen = { fillStyle: '', fillRect: vi.fn(), getImageData: () => ({ data: [1, 2, 3, 255] }) }
  // biome-ignore lint/suspicious/noExplicitAny: a canvas context of three members
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(pen as any)
  expect(redocTheme()).toMatchObject({ colors: { primary: { main: 'rgb(1, 2, 3)' } } })
  expect(pen.fillRect).toHaveBeenCalled()
})

test('the bundle of ReDoc requests no picture of another site', () => {
  const bundle = readFileSync('node_modules/redoc/bundles/redoc.standalone.js', 'utf8')
  const pictures = /https?:\/\/[^"']+\.(?:svg|png|ico)/g
  expect(bundle.match(pictures)).not.toBeNull()
  expect(withoutOutsidePicture(bundle).match(pictures)).toBeNull()
})

test.each([
  ['ReDoc', 'redoc.standalone', RedocReader],
  ['Swagger UI', 'swagger-ui-bundle', SwaggerReader],
])('%s gets the address of the document', async (_, script, Shown) => {
  const init = vi.fn()
  vi.stubGlobal('Redoc', { init: (url: string) => init(url) })
  vi.stubGlobal('SwaggerUIBundle', ({ url }: { url: string }) => init(url))
  vi.stubGlobal('fetch', async (url: string) => new Response(url))
  URL.createObjectURL = () => 'blob:redoc.standalone'
  renderComponent(<Shown />)
  const element = await waitFor(() => {
    const found = document.head.querySelector(`script[src*="${script}"]`)
    if (!found) throw new Error('The script was not inserted.')
    return found
  })
  fireEvent.load(element)
  await waitFor(() => expect(init).toHaveBeenCalledWith('/api/v1/openapi.json'))
})
