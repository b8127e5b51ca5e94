'use client'

import { clsx } from 'clsx'
import type { Scene } from './draw'
import { RibbonSlider } from './ribbon-slider'
import { useRibbonCanvas } from './use-ribbon-canvas'

type RibbonProps = Omit<Scene, 'hover'> & {
  /** The text alternative; without one a static ribbon is decorative. */
  label?: string
  /** Sets the height, such as `h-22`. */
  className?: string
  /** Whether ticks can be hovered and reached with the arrow keys; true by default. */
  isInteractive?: boolean
  /** Called with the index of a tick that was clicked or confirmed with Enter. */
  onChoose?: (index: number) => void
}

/** Draws one tick per track on one canvas, for 1 to 10,000 tracks, with a text alternative. */
export function Ribbon({
  label,
  className,
  isInteractive = true,
  onChoose,
  ...scene
}: RibbonProps) {
  const box = clsx('relative block w-full', className)
  if (!isInteractive || scene.ticks.length === 0) {
    return <StaticRibbon scene={scene} label={label} className={box} />
  }
  return <RibbonSlider scene={scene} label={label} className={box} onChoose={onChoose} />
}

type StaticRibbonProps = { scene: Scene; label?: string; className: string }

function StaticRibbon({ scene, label, className }: StaticRibbonProps) {
  const canvas = useRibbonCanvas(scene)
  const alternative = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <div {...alternative} className={className}>
      <canvas ref={canvas} aria-hidden className="block size-full" />
    </div>
  )
}
