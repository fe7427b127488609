SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"mediators":null,"disputes":null,"":1}' ELSE '{"mediators":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM mediation_mediator AS mediation_mediator_1
      WHERE mediation_mediator_1.valid_from <= :v_today
        AND :v_today < mediation_mediator_1.valid_to
        AND mediation_mediator_1.county_id = :v_on_mediation
        AND +mediation_mediator_1.path >= +:v_low
        AND +mediation_mediator_1.path < +:v_high
        AND mediation_mediator_1.path >= core_division_version_1.path
        AND mediation_mediator_1.path < (core_division_version_1.path || :path_1)
        AND mediation_mediator_1.post = :p4
    )) || ',"nodes":[' || coalesce(group_concat('{"name":' || json_quote(p3.r_name)
      || ',"kind":' || json_quote(p3.r_kind)
      || ',"post":' || json_quote(p3.r_post)
      || ',"validFrom":' || json_quote(p3.r_valid_from)
      || ',"validTo":' || json_quote(nullif(p3.r_valid_to, :nullif_1))
      || ',"organisation":' || coalesce((
      SELECT '{"kind":' || json_quote(core_organisation_1.kind)
        || ',"name":' || json_quote(core_organisation_1.name) || '}' AS anon_3
      FROM core_organisation AS core_organisation_1
      WHERE core_organisation_1.valid_from <= :v_today
        AND :v_today < core_organisation_1.valid_to
        AND +core_organisation_1.path >= +:v_low
        AND +core_organisation_1.path < +:v_high
        AND core_organisation_1.id = p3.r_organisation_id
      LIMIT :param_1 OFFSET :param_2
    ), 'null')
      || ',"division":' || coalesce((
      SELECT '{"code":' || json_quote(core_division_version_2.code) || '}' AS anon_4
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today
        AND :v_today < core_division_version_2.valid_to
        AND +core_division_version_2.path >= +:v_low
        AND +core_division_version_2.path < +:v_high
        AND core_division_version_2.division_id = p3.r_division_id
      LIMIT :param_3 OFFSET :param_4
    ), 'null') || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT mediation_mediator_2.id AS r_id, mediation_mediator_2.division_id AS r_division_id,
          mediation_mediator_2.organisation_id AS r_organisation_id, mediation_mediator_2.kind AS
          r_kind, mediation_mediator_2.post AS r_post, mediation_mediator_2.name AS r_name,
          mediation_mediator_2.valid_from AS r_valid_from, mediation_mediator_2.valid_to AS
          r_valid_to
      FROM mediation_mediator AS mediation_mediator_2
      WHERE mediation_mediator_2.valid_from <= :v_today
        AND :v_today < mediation_mediator_2.valid_to
        AND mediation_mediator_2.county_id = :v_on_mediation
        AND +mediation_mediator_2.path >= +:v_low
        AND +mediation_mediator_2.path < +:v_high
        AND mediation_mediator_2.path >= core_division_version_1.path
        AND mediation_mediator_2.path < (core_division_version_1.path || :path_2)
        AND mediation_mediator_2.post = :p5
      ORDER BY mediation_mediator_2.valid_from ASC, mediation_mediator_2.id ASC
      LIMIT :p6_1 OFFSET :param_5
    ) AS p3
  )
    || ',"disputes":' || (
    SELECT '{"nodes":[' || coalesce(group_concat('{"no":' || json_quote(p8.r_no)
      || ',"revisitDueOn":' || json_quote(p8.r_revisit_due_on) || ',"sessions":[' || (
      SELECT coalesce(group_concat(o, ','), '')
      FROM (
        SELECT '{"seq":' || json_quote(mediation_session_1.seq)
          || ',"heldOn":' || json_quote(mediation_session_1.held_on) || ',"mediators":[' || (
          SELECT coalesce(group_concat(o, ','), '')
          FROM (
            SELECT '{"name":' || json_quote(mediation_mediator_3.name)
              || ',"division":' || coalesce((
              SELECT '{"code":' || json_quote(core_division_version_3.code) || '}' AS anon_6
              FROM core_division_version AS core_division_version_3
              WHERE core_division_version_3.valid_from <= mediation_mediator_3.valid_from
                AND mediation_mediator_3.valid_from < core_division_version_3.valid_to
                AND +core_division_version_3.path >= +:v_low
                AND +core_division_version_3.path < +:v_high
                AND core_division_version_3.division_id = mediation_mediator_3.division_id
              LIMIT :param_6 OFFSET :param_7
            ), 'null') || '}' AS o
            FROM mediation_mediator AS mediation_mediator_3
            WHERE mediation_mediator_3.county_id = :v_on_mediation
              AND +mediation_mediator_3.path >= +:v_low
              AND +mediation_mediator_3.path < +:v_high
              AND mediation_mediator_3.county_id = mediation_session_1.county_id
              AND mediation_mediator_3.id IN (
              SELECT mediation_session_mediator_1.mediator_id
              FROM mediation_session_mediator AS mediation_session_mediator_1
              WHERE mediation_session_mediator_1.county_id = mediation_session_1.county_id
                AND mediation_session_mediator_1.dispute_id = mediation_session_1.dispute_id
                AND mediation_session_mediator_1.session_seq = mediation_session_1.seq
            )
            ORDER BY mediation_mediator_3.name, mediation_mediator_3.id
          )
        ) || ']}' AS o
        FROM mediation_session AS mediation_session_1
        WHERE mediation_session_1.county_id = :v_on_mediation
          AND mediation_session_1.county_id = p8.r_county_id
          AND mediation_session_1.dispute_id = p8.r_id
        ORDER BY mediation_session_1.seq
      )
    ) || '],"agreements":[' || (
      SELECT coalesce(group_concat(o, ','), '')
      FROM (
        SELECT '{"confirmation":' || json_quote(CASE WHEN (mediation_agreement_1.confirmation =
            :confirmation_1 AND mediation_agreement_1.confirmation_due_on < :v_today) THEN :param_8
            ELSE mediation_agreement_1.confirmation END)
          || ',"confirmationDueOn":' || json_quote(mediation_agreement_1.confirmation_due_on)
          || ',"otherRoutes":' || json_quote(:param_9) || '}' AS o
        FROM mediation_agreement AS mediation_agreement_1
        WHERE mediation_agreement_1.county_id = :v_on_mediation
          AND mediation_agreement_1.county_id = p8.r_county_id
          AND mediation_agreement_1.dispute_id = p8.r_id
        ORDER BY mediation_agreement_1.seq
      )
    ) || ']}', ','), '') || ']}' AS anon_5
    FROM (
      SELECT mediation_dispute_1.county_id AS r_county_id, mediation_dispute_1.id AS r_id,
          mediation_dispute_1.division_id AS r_division_id, mediation_dispute_1.placed_on AS
          r_placed_on, mediation_dispute_1.no AS r_no, mediation_dispute_1.revisit_due_on AS
          r_revisit_due_on
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation
        AND +mediation_dispute_1.path >= +:v_low
        AND +mediation_dispute_1.path < +:v_high
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_3)
        AND mediation_dispute_1.revisit_due_on < :p9
      ORDER BY mediation_dispute_1.revisit_due_on DESC, mediation_dispute_1.id DESC
      LIMIT :p10_1 OFFSET :param_10
    ) AS p8
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_11 OFFSET :param_12
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
