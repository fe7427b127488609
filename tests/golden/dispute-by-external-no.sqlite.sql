SELECT (
  SELECT '{"no":' || json_quote(mediation_dispute_1.no)
    || ',"source":' || json_quote(mediation_dispute_1.source)
    || ',"externalNo":' || json_quote(mediation_dispute_1.external_no) || ',"steps":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"seq":' || json_quote(mediation_dispute_step_1.seq)
        || ',"fromStatus":' || json_quote(mediation_dispute_step_1.from_status)
        || ',"toStatus":' || json_quote(mediation_dispute_step_1.to_status)
        || ',"at":' || json_quote(mediation_dispute_step_1.at) || '}' AS o
      FROM mediation_dispute_step AS mediation_dispute_step_1
      WHERE mediation_dispute_step_1.county_id = :v_on_mediation
        AND mediation_dispute_step_1.county_id = mediation_dispute_1.county_id
        AND mediation_dispute_step_1.dispute_id = mediation_dispute_1.id
      ORDER BY mediation_dispute_step_1.seq
    )
  )
    || '],"orders":{"totalCount":' || json_quote((
    SELECT count(*) AS count_1
    FROM mechanism_order AS mechanism_order_1
    WHERE mechanism_order_1.county_id = :v_on_mechanism
      AND mechanism_order_1.path >= :v_low
      AND mechanism_order_1.path < :v_high
      AND mechanism_order_1.county_id = mediation_dispute_1.county_id
      AND mechanism_order_1.subject_id = mediation_dispute_1.id
  )) || '}}' AS anon_1
  FROM mediation_dispute AS mediation_dispute_1
  WHERE mediation_dispute_1.county_id = :v_on_mediation
    AND +mediation_dispute_1.path >= +:v_low
    AND +mediation_dispute_1.path < +:v_high
    AND mediation_dispute_1.county_id IN (
    SELECT core_division_version_1.division_id
    FROM core_division_version AS core_division_version_1
    WHERE core_division_version_1.code = :p1
      AND core_division_version_1.valid_from <= :v_today
      AND core_division_version_1.valid_to > :v_today
  )
    AND mediation_dispute_1.source = :p2
    AND mediation_dispute_1.external_no = :p3
  LIMIT :param_1 OFFSET :param_2
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
