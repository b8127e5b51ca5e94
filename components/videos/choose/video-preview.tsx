'use client'

import { useTranslations } from 'next-intl'

/** Plays a video at once, because a key or a button requested it, in a player of at least 200 px. */
export function VideoPreview({ videoId }: { videoId: string }) {
  const t = useTranslations('videos.choose')
  const parameters = new URLSearchParams({ autoplay: '1', playsinline: '1', rel: '0' })
  return (
    <iframe
      key={videoId}
      title={t('previewFrame')}
      src={`https://www.youtube-nocookie.com/embed/${encodeURIComponent(videoId)}?${parameters}`}
      referrerPolicy="strict-origin-when-cross-origin"
      allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
      allowFullScreen
      className="aspect-video min-h-50 w-full rounded-control bg-well"
    />
  )
}
