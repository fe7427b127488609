SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"disputes":null,"open":null,"descendants":null,"":1}' ELSE '{"disputes":{"totalCount":' || ((
    SELECT count(*) AS count_1
    FROM mediation_dispute AS mediation_dispute_1
      JOIN core_division_version AS core_division_version_2 ON core_division_version_2.division_id =
        mediation_dispute_1.division_id
      AND core_division_version_2.valid_from <= mediation_dispute_1.placed_on
      AND mediation_dispute_1.placed_on < core_division_version_2.valid_to
    WHERE mediation_dispute_1.county_id = ANY (:v_on_mediation::VARCHAR[])
      AND core_division_version_2.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_2.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_2.path >= core_division_version_1.path
      AND core_division_version_2.path < (core_division_version_1.path || :path_1::VARCHAR)
  ))::text
    || '},"open":{"totalCount":' || ((
    SELECT count(*) AS count_2
    FROM mediation_dispute AS mediation_dispute_2
      JOIN core_division_version AS core_division_version_3 ON core_division_version_3.division_id =
        mediation_dispute_2.division_id
      AND core_division_version_3.valid_from <= mediation_dispute_2.placed_on
      AND mediation_dispute_2.placed_on < core_division_version_3.valid_to
    WHERE mediation_dispute_2.county_id = ANY (:v_on_mediation::VARCHAR[])
      AND core_division_version_3.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_3.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_3.path >= core_division_version_1.path
      AND core_division_version_3.path < (core_division_version_1.path || :path_2::VARCHAR)
      AND NOT mediation_dispute_2.status = ANY (:p4::VARCHAR[])
  ))::text
    || '},"descendants":{"totalCount":' || ((
    SELECT count(*) AS count_3
    FROM core_division_version AS core_division_version_4
    WHERE core_division_version_4.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_4.valid_to
      AND core_division_version_4.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_4.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_4.path >= core_division_version_1.path
      AND core_division_version_4.path < (core_division_version_1.path || :path_3::VARCHAR)
      AND core_division_version_4.division_id != core_division_version_1.division_id
      AND core_division_version_4.level = :p6::VARCHAR COLLATE "C"
  ))::text || '}}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C" OR
      core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
