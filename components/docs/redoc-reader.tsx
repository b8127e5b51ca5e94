'use client'

import './redoc-reader.css'
import { urlOf } from '@/lib/client/api'
import { openApi } from '@/lib/contract/openapi'
import { Reader } from './reader'
import { redocScript } from './redoc-script'
import { redocTheme } from './redoc-theme'

type RedocScript = {
  init: (url: string, options: object, element: HTMLElement) => Promise<void>
}
declare global {
  var Redoc: RedocScript | undefined
}

function show(element: HTMLElement): void {
  const options = {
    theme: redocTheme(),
    hideDownloadButton: false,
    nativeScrollbars: true,
    sortRequiredPropsFirst: true,
    expandResponses: '200,201,202',
    scrollYOffset: 56,
  }
  void globalThis.Redoc?.init(urlOf(openApi.find, {}), options, element)
}

/** ReDoc: every operation on one page. */
export const RedocReader = () => <Reader script={redocScript} show={show} />
