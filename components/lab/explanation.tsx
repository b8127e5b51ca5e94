import { useTranslations } from 'next-intl'
import { BASELINE_IDS, BASELINE_SOURCES, type BaselineId } from '@/lib/lab/baselines'
import { MEASURES } from './measures'

/** Explains the figures, the method of Riffle, and the other algorithms with their sources. */
export function Explanation() {
  const t = useTranslations('guide')
  const measure = useTranslations('lab.measures')
  return (
    <div className="grid gap-12 text-ink-2 [&_p]:max-w-[68ch] [&_p]:text-pretty">
      <section aria-labelledby="figures" className="grid gap-5">
        <Title id="figures">{t('figures.title')}</Title>
        <div className="grid gap-x-8 gap-y-6 @3xl:grid-cols-3">
          {MEASURES.map((id) => (
            <Point key={id} title={measure(id)} detail={t(`figures.${id}`)} />
          ))}
        </div>
      </section>
      <section aria-labelledby="method" className="grid gap-5">
        <Title id="method">{t('method.title')}</Title>
        <div className="grid gap-x-8 gap-y-6 @3xl:grid-cols-3">
          {STEPS.map((id) => (
            <Point key={id} title={t(`method.${id}.title`)} detail={t(`method.${id}.detail`)} />
          ))}
        </div>
        <p>{t('method.seed')}</p>
      </section>
      <section aria-labelledby="others" className="grid gap-5">
        <Title id="others">{t('others.title')}</Title>
        <dl className="grid gap-x-8 gap-y-6 @3xl:grid-cols-3">
          {BASELINE_IDS.map((id) => (
            <Baseline key={id} id={id} />
          ))}
        </dl>
      </section>
    </div>
  )
}

const STEPS = ['random', 'dates', 'positions'] as const

function Baseline({ id }: { id: BaselineId }) {
  const t = useTranslations('guide.others')
  const name = useTranslations('lab.algorithms')
  const source = BASELINE_SOURCES[id]
  return (
    <div className="grid content-start gap-1">
      <dt className="font-strong text-ink-1">{name(`${id}.name`)}</dt>
      <dd>{t(id)}</dd>
      {source && (
        <dd>
          <a href={source.href} rel="noreferrer" className="link">
            {source.title}
          </a>
        </dd>
      )}
    </div>
  )
}

const Title = ({ id, children }: { id: string; children: string }) => (
  <h2 id={id} className="text-20 font-strong text-ink-1">
    {children}
  </h2>
)

const Point = ({ title, detail }: { title: string; detail: string }) => (
  <div className="grid content-start gap-1">
    <h3 className="font-strong text-ink-1">{title}</h3>
    <p>{detail}</p>
  </div>
)
