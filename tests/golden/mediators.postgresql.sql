SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"mediators":null,"disputes":null,"":1}' ELSE '{"mediators":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_1
      FROM mediation_mediator AS mediation_mediator_1
      WHERE mediation_mediator_1.valid_from <= :v_today::DATE
        AND :v_today::DATE < mediation_mediator_1.valid_to
        AND mediation_mediator_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_mediator_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_mediator_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_mediator_1.path >= core_division_version_1.path
        AND mediation_mediator_1.path < (core_division_version_1.path || :path_1::VARCHAR)
        AND mediation_mediator_1.post = :p4::VARCHAR
    ))::text || ',"nodes":[' || coalesce(string_agg('{"name":' || to_json((p3.r_name)::text)::text
      || ',"kind":' || CASE p3.r_kind WHEN 'V1' THEN '"V1"' WHEN 'V2' THEN '"V2"' WHEN 'V3' THEN
        '"V3"' WHEN 'V4' THEN '"V4"' WHEN 'V5' THEN '"V5"' WHEN 'V6' THEN '"V6"' WHEN 'V7' THEN
        '"V7"' ELSE to_json((p3.r_kind)::text)::text END
      || ',"post":' || CASE p3.r_post WHEN 'FULL_TIME' THEN '"FULL_TIME"' WHEN 'PART_TIME' THEN
        '"PART_TIME"' ELSE to_json((p3.r_post)::text)::text END
      || ',"validFrom":' || '"' || (p3.r_valid_from)::text || '"'
      || ',"validTo":' || coalesce('"' || (nullif(p3.r_valid_to, :nullif_1::DATE))::text || '"',
        'null')
      || ',"organisation":' || coalesce((
      SELECT '{"kind":' || to_json((core_organisation_1.kind)::text)::text
        || ',"name":' || to_json((core_organisation_1.name)::text)::text || '}' AS anon_3
      FROM core_organisation AS core_organisation_1
      WHERE core_organisation_1.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_1.valid_to
        AND (core_organisation_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (core_organisation_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND core_organisation_1.id = p3.r_organisation_id
      LIMIT :param_1::INTEGER
    ), 'null')
      || ',"division":' || coalesce((
      SELECT '{"code":' || coalesce(to_json((core_division_version_2.code)::text)::text, 'null') ||
          '}' AS anon_4
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_division_version_2.valid_to
        AND (core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND core_division_version_2.division_id = p3.r_division_id
      LIMIT :param_2::INTEGER
    ), 'null') || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT mediation_mediator_2.id AS r_id, mediation_mediator_2.division_id AS r_division_id,
          mediation_mediator_2.organisation_id AS r_organisation_id, mediation_mediator_2.kind AS
          r_kind, mediation_mediator_2.post AS r_post, mediation_mediator_2.name AS r_name,
          mediation_mediator_2.valid_from AS r_valid_from, mediation_mediator_2.valid_to AS
          r_valid_to
      FROM mediation_mediator AS mediation_mediator_2
      WHERE mediation_mediator_2.valid_from <= :v_today::DATE
        AND :v_today::DATE < mediation_mediator_2.valid_to
        AND mediation_mediator_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_mediator_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_mediator_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_mediator_2.path >= core_division_version_1.path
        AND mediation_mediator_2.path < (core_division_version_1.path || :path_2::VARCHAR)
        AND mediation_mediator_2.post = :p5::VARCHAR
      ORDER BY mediation_mediator_2.valid_from ASC, mediation_mediator_2.id ASC
      LIMIT :p6_1::INTEGER
    ) AS p3
  )
    || ',"disputes":' || (
    SELECT '{"nodes":[' || coalesce(string_agg('{"no":' || to_json((p8.r_no)::text)::text
      || ',"revisitDueOn":' || coalesce('"' || (p8.r_revisit_due_on)::text || '"', 'null') ||
        ',"sessions":[' || array_to_string(ARRAY(
      SELECT '{"seq":' || (mediation_session_1.seq)::text
        || ',"heldOn":' || '"' || (mediation_session_1.held_on)::text || '"' || ',"mediators":[' ||
          array_to_string(ARRAY(
        SELECT '{"name":' || to_json((mediation_mediator_3.name)::text)::text
          || ',"division":' || coalesce((
          SELECT '{"code":' || coalesce(to_json((core_division_version_3.code)::text)::text, 'null')
              || '}' AS anon_6
          FROM core_division_version AS core_division_version_3
          WHERE core_division_version_3.valid_from <= mediation_mediator_3.valid_from
            AND mediation_mediator_3.valid_from < core_division_version_3.valid_to
            AND (core_division_version_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
              COLLATE "POSIX"
            AND (core_division_version_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
              COLLATE "POSIX"
            AND core_division_version_3.division_id = mediation_mediator_3.division_id
          LIMIT :param_3::INTEGER
        ), 'null') || '}' AS o
        FROM mediation_mediator AS mediation_mediator_3
        WHERE mediation_mediator_3.county_id = :v_on_mediation::VARCHAR COLLATE "C"
          AND (mediation_mediator_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND (mediation_mediator_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND mediation_mediator_3.county_id = mediation_session_1.county_id
          AND mediation_mediator_3.id IN (
          SELECT mediation_session_mediator_1.mediator_id
          FROM mediation_session_mediator AS mediation_session_mediator_1
          WHERE mediation_session_mediator_1.county_id = mediation_session_1.county_id
            AND mediation_session_mediator_1.dispute_id = mediation_session_1.dispute_id
            AND mediation_session_mediator_1.session_seq = mediation_session_1.seq
        )
        ORDER BY mediation_mediator_3.name, mediation_mediator_3.id
      ), ',') || ']}' AS o
      FROM mediation_session AS mediation_session_1
      WHERE mediation_session_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND mediation_session_1.county_id = p8.r_county_id
        AND mediation_session_1.dispute_id = p8.r_id
      ORDER BY mediation_session_1.seq
    ), ',') || '],"agreements":[' || array_to_string(ARRAY(
      SELECT '{"confirmation":' || to_json((CASE WHEN (mediation_agreement_1.confirmation =
          :confirmation_1::VARCHAR AND mediation_agreement_1.confirmation_due_on < :v_today::DATE)
          THEN :param_4::VARCHAR ELSE mediation_agreement_1.confirmation END)::text)::text
        || ',"confirmationDueOn":' || '"' || (mediation_agreement_1.confirmation_due_on)::text ||
          '"'
        || ',"otherRoutes":' || to_json((:param_5::VARCHAR)::text)::text || '}' AS o
      FROM mediation_agreement AS mediation_agreement_1
      WHERE mediation_agreement_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND mediation_agreement_1.county_id = p8.r_county_id
        AND mediation_agreement_1.dispute_id = p8.r_id
      ORDER BY mediation_agreement_1.seq
    ), ',') || ']}', ','), '') || ']}' AS anon_5
    FROM (
      SELECT mediation_dispute_1.county_id AS r_county_id, mediation_dispute_1.id AS r_id,
          mediation_dispute_1.division_id AS r_division_id, mediation_dispute_1.placed_on AS
          r_placed_on, mediation_dispute_1.no AS r_no, mediation_dispute_1.revisit_due_on AS
          r_revisit_due_on
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_3::VARCHAR)
        AND mediation_dispute_1.revisit_due_on < :p9::DATE
      ORDER BY mediation_dispute_1.revisit_due_on DESC, mediation_dispute_1.id DESC
      LIMIT :p10_1::INTEGER
    ) AS p8
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_6::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
