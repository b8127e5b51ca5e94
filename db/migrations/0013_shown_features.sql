-- A song also shows how sure its tempo and key are, and the peak that limits how far it may be turned up.
CREATE OR REPLACE FUNCTION copy_song_features() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE songs s SET features = c.features
  FROM (SELECT i.song_id, (SELECT jsonb_build_object('bpm', f.bpm, 'bpmConfidence', f.bpm_confidence, 'key', f.key,
      'camelot', f.camelot, 'keyConfidence', f.key_confidence, 'energy', f.energy,
      'loudnessLufs', f.loudness_lufs, 'truePeakDb', f.true_peak_db)
    FROM audio_features f WHERE f.song_id = i.song_id AND f.failure IS NULL) AS features FROM changed i) c
  WHERE s.id = c.song_id AND s.features IS DISTINCT FROM c.features;
  RETURN NULL;
END $$;
--> statement-breakpoint
UPDATE songs s SET features = jsonb_build_object('bpm', f.bpm, 'bpmConfidence', f.bpm_confidence, 'key', f.key,
    'camelot', f.camelot, 'keyConfidence', f.key_confidence, 'energy', f.energy,
    'loudnessLufs', f.loudness_lufs, 'truePeakDb', f.true_peak_db)
  FROM audio_features f WHERE f.song_id = s.id AND f.failure IS NULL;
