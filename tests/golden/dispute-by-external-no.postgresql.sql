SELECT (
  SELECT '{"no":' || to_json((mediation_dispute_1.no)::text)::text
    || ',"source":' || to_json((mediation_dispute_1.source)::text)::text
    || ',"externalNo":' || coalesce(to_json((mediation_dispute_1.external_no)::text)::text, 'null')
      || ',"steps":[' || array_to_string(ARRAY(
    SELECT '{"seq":' || (mediation_dispute_step_1.seq)::text
      || ',"fromStatus":' || coalesce(to_json((mediation_dispute_step_1.from_status)::text)::text,
        'null')
      || ',"toStatus":' || to_json((mediation_dispute_step_1.to_status)::text)::text
      || ',"at":' || '"' || replace(left((mediation_dispute_step_1.at)::text, 19), ' ', 'T') || 'Z"'
        || '}' AS o
    FROM mediation_dispute_step AS mediation_dispute_step_1
    WHERE mediation_dispute_step_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
      AND mediation_dispute_step_1.county_id = mediation_dispute_1.county_id
      AND mediation_dispute_step_1.dispute_id = mediation_dispute_1.id
    ORDER BY mediation_dispute_step_1.seq
  ), ',')
    || '],"orders":{"totalCount":' || ((
    SELECT count(*) AS count_1
    FROM mechanism_order AS mechanism_order_1
    WHERE mechanism_order_1.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
      AND mechanism_order_1.path >= :v_low::VARCHAR COLLATE "C"
      AND mechanism_order_1.path < :v_high::VARCHAR COLLATE "C"
      AND mechanism_order_1.county_id = mediation_dispute_1.county_id
      AND mechanism_order_1.subject_id = mediation_dispute_1.id
  ))::text || '}}' AS anon_1
  FROM mediation_dispute AS mediation_dispute_1
  WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
    AND (mediation_dispute_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND (mediation_dispute_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
    AND mediation_dispute_1.county_id IN (
    SELECT core_division_version_1.division_id
    FROM core_division_version AS core_division_version_1
    WHERE core_division_version_1.code = :p1::VARCHAR COLLATE "C"
      AND core_division_version_1.valid_from <= :v_today::DATE
      AND core_division_version_1.valid_to > :v_today::DATE
  )
    AND mediation_dispute_1.source = :p2::VARCHAR COLLATE "C"
    AND mediation_dispute_1.external_no = :p3::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
