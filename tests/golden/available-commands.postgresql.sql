SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"matters":null,"disputes":null,"":1}' ELSE '{"matters":' || (
    SELECT '{"nodes":[' || coalesce(string_agg(CASE p3.r_kind WHEN :param_1::VARCHAR THEN (
      SELECT '{"":"GridEvent","__typename":"GridEvent","no":' || to_json((grid_event_1.no)::text)
          ::text
        || ',"updatedAt":' || '"' || replace(left((grid_event_1.updated_at)::text, 19), ' ', 'T') ||
          'Z"' || ',"availableCommands":[]}' AS anon_3
      FROM grid_event AS grid_event_1
      WHERE grid_event_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
        AND (grid_event_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
        AND (grid_event_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
        AND grid_event_1.county_id = p3.r_county_id
        AND grid_event_1.id = p3.r_id
    ) WHEN :param_2::VARCHAR THEN (
      SELECT '{"":"Order","__typename":"Order","no":' || to_json((mechanism_order_1.no)::text)
          ::text
        || ',"updatedAt":' || '"' || replace(left((mechanism_order_1.updated_at)::text, 19), ' ',
          'T') || 'Z"' || ',"availableCommands":[]}' AS anon_4
      FROM mechanism_order AS mechanism_order_1
      WHERE mechanism_order_1.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
        AND (mechanism_order_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mechanism_order_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mechanism_order_1.county_id = p3.r_county_id
        AND mechanism_order_1.id = p3.r_id
    ) WHEN :param_3::VARCHAR THEN (
      SELECT '{"":"Dispute","__typename":"Dispute","no":' || to_json((mediation_dispute_1.no)::text)
          ::text
        || ',"updatedAt":' || '"' || replace(left((mediation_dispute_1.updated_at)::text, 19), ' ',
          'T') || 'Z"'
        || ',"availableCommands":' || CASE WHEN (:v_role::VARCHAR COLLATE "C" IN (
          :param_4_1::VARCHAR COLLATE "C", :param_4_2::VARCHAR COLLATE "C", :param_4_3::VARCHAR
          COLLATE "C", :param_4_4::VARCHAR COLLATE "C", :param_4_5::VARCHAR COLLATE "C")) THEN CASE
          mediation_dispute_1.status WHEN :param_5::VARCHAR THEN
          '["acceptDispute","declineDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","requestDisputeVoid","confirmDisputeVoid","recomputeDisputeDeadline"]'
          WHEN :param_6::VARCHAR THEN
          '["undertakeDispute","transferDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_7::VARCHAR THEN
          '["transferDispute","startMediation","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_8::VARCHAR THEN
          '["signDispute","returnDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_9::VARCHAR THEN
          '["suspendMediation","settleDispute","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordMediationSession","extendMediation","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_10::VARCHAR THEN
          '["resumeMediation","failDispute","endDisputeByParty","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator"]'
          WHEN :param_11::VARCHAR THEN
          '["feedBackDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
          WHEN :param_12::VARCHAR THEN '["feedBackDispute"]' WHEN :param_13::VARCHAR THEN
          '["feedBackDispute"]' WHEN :param_14::VARCHAR THEN
          '["revisitDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
          WHEN :param_15::VARCHAR THEN
          '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","closeDispute","reopenDispute"]'
          WHEN :param_16::VARCHAR THEN
          '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","reopenDispute"]'
          ELSE '[]' END ELSE '[]' END || '}' AS anon_5
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
        AND (mediation_dispute_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (mediation_dispute_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND mediation_dispute_1.county_id = p3.r_county_id
        AND mediation_dispute_1.id = p3.r_id
    ) WHEN :param_17::VARCHAR THEN (
      SELECT '{"":"AssistanceCase","__typename":"AssistanceCase","no":' || to_json((
          services_assistance_case_1.no)::text)::text
        || ',"updatedAt":' || '"' || replace(left((services_assistance_case_1.updated_at)::text, 19),
          ' ', 'T') || 'Z"' || ',"availableCommands":[]}' AS anon_6
      FROM services_assistance_case AS services_assistance_case_1
      WHERE services_assistance_case_1.county_id = :v_on_services::VARCHAR COLLATE "C"
        AND (services_assistance_case_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND (services_assistance_case_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND services_assistance_case_1.county_id = p3.r_county_id
        AND services_assistance_case_1.id = p3.r_id
    ) ELSE 'null' END, ','), '') || ']}' AS anon_2
    FROM (
      SELECT anon_7.r_county_id AS r_county_id, anon_7.r_id AS r_id, anon_7.r_division_id AS
          r_division_id, anon_7.r_placed_on AS r_placed_on, anon_7.r_kind AS r_kind,
          anon_7.r_updated_at AS r_updated_at
      FROM (
        SELECT anon_8.r_county_id AS r_county_id, anon_8.r_id AS r_id, anon_8.r_division_id AS
            r_division_id, anon_8.r_placed_on AS r_placed_on, anon_8.r_kind AS r_kind,
            anon_8.r_updated_at AS r_updated_at
        FROM (
          SELECT grid_event_2.county_id AS r_county_id, grid_event_2.id AS r_id,
              grid_event_2.division_id AS r_division_id, grid_event_2.placed_on AS r_placed_on,
              'GridEvent' AS r_kind, grid_event_2.updated_at AS r_updated_at
          FROM grid_event AS grid_event_2
          WHERE grid_event_2.county_id = :v_on_grid::VARCHAR COLLATE "C"
            AND CASE WHEN (grid_event_2.path >= :v_low::VARCHAR COLLATE "C" AND grid_event_2.path <
              :v_high::VARCHAR COLLATE "C" AND grid_event_2.path >= core_division_version_1.path AND
              grid_event_2.path < (core_division_version_1.path || :path_1::VARCHAR)) THEN true ELSE
              false END
            AND grid_event_2.updated_at >= :p4::TIMESTAMP WITH TIME ZONE
          ORDER BY grid_event_2.updated_at DESC, grid_event_2.id DESC
          LIMIT :p5_1::INTEGER
        ) AS anon_8
        UNION ALL SELECT anon_9.r_county_id AS r_county_id, anon_9.r_id AS r_id,
            anon_9.r_division_id AS r_division_id, anon_9.r_placed_on AS r_placed_on, anon_9.r_kind
            AS r_kind, anon_9.r_updated_at AS r_updated_at
        FROM (
          SELECT mechanism_order_2.county_id AS r_county_id, mechanism_order_2.id AS r_id,
              mechanism_order_2.division_id AS r_division_id, mechanism_order_2.placed_on AS
              r_placed_on, 'Order' AS r_kind, mechanism_order_2.updated_at AS r_updated_at
          FROM mechanism_order AS mechanism_order_2
          WHERE mechanism_order_2.county_id = :v_on_mechanism::VARCHAR COLLATE "C"
            AND CASE WHEN (mechanism_order_2.path >= :v_low::VARCHAR COLLATE "C" AND
              mechanism_order_2.path < :v_high::VARCHAR COLLATE "C" AND mechanism_order_2.path >=
              core_division_version_1.path AND mechanism_order_2.path < (
              core_division_version_1.path || :path_2::VARCHAR)) THEN true ELSE false END
            AND mechanism_order_2.updated_at >= :p6::TIMESTAMP WITH TIME ZONE
          ORDER BY mechanism_order_2.updated_at DESC, mechanism_order_2.id DESC
          LIMIT :p7_1::INTEGER
        ) AS anon_9
        UNION ALL SELECT anon_10.r_county_id AS r_county_id, anon_10.r_id AS r_id,
            anon_10.r_division_id AS r_division_id, anon_10.r_placed_on AS r_placed_on,
            anon_10.r_kind AS r_kind, anon_10.r_updated_at AS r_updated_at
        FROM (
          SELECT mediation_dispute_2.county_id AS r_county_id, mediation_dispute_2.id AS r_id,
              mediation_dispute_2.division_id AS r_division_id, mediation_dispute_2.placed_on AS
              r_placed_on, 'Dispute' AS r_kind, mediation_dispute_2.updated_at AS r_updated_at
          FROM mediation_dispute AS mediation_dispute_2
          WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
            AND CASE WHEN (mediation_dispute_2.path >= :v_low::VARCHAR COLLATE "C" AND
              mediation_dispute_2.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_2.path
              >= core_division_version_1.path AND mediation_dispute_2.path < (
              core_division_version_1.path || :path_3::VARCHAR)) THEN true ELSE false END
            AND mediation_dispute_2.updated_at >= :p8::TIMESTAMP WITH TIME ZONE
          ORDER BY mediation_dispute_2.updated_at DESC, mediation_dispute_2.id DESC
          LIMIT :p9_1::INTEGER
        ) AS anon_10
        UNION ALL SELECT anon_11.r_county_id AS r_county_id, anon_11.r_id AS r_id,
            anon_11.r_division_id AS r_division_id, anon_11.r_placed_on AS r_placed_on,
            anon_11.r_kind AS r_kind, anon_11.r_updated_at AS r_updated_at
        FROM (
          SELECT services_assistance_case_2.county_id AS r_county_id, services_assistance_case_2.id
              AS r_id, services_assistance_case_2.division_id AS r_division_id,
              services_assistance_case_2.placed_on AS r_placed_on, 'AssistanceCase' AS r_kind,
              services_assistance_case_2.updated_at AS r_updated_at
          FROM services_assistance_case AS services_assistance_case_2
          WHERE services_assistance_case_2.county_id = :v_on_services::VARCHAR COLLATE "C"
            AND CASE WHEN (services_assistance_case_2.path >= :v_low::VARCHAR COLLATE "C" AND
              services_assistance_case_2.path < :v_high::VARCHAR COLLATE "C" AND
              services_assistance_case_2.path >= core_division_version_1.path AND
              services_assistance_case_2.path < (core_division_version_1.path || :path_4::VARCHAR))
              THEN true ELSE false END
            AND services_assistance_case_2.updated_at >= :p10::TIMESTAMP WITH TIME ZONE
          ORDER BY services_assistance_case_2.updated_at DESC, services_assistance_case_2.id DESC
          LIMIT :p11_1::INTEGER
        ) AS anon_11
      ) AS anon_7
      ORDER BY anon_7.r_updated_at DESC, anon_7.r_id DESC
      LIMIT :p12_1::INTEGER
    ) AS p3
  )
    || ',"disputes":' || (
    SELECT '{"nodes":[' || coalesce(string_agg('{"status":' || to_json((p14.r_status)::text)::text
      || ',"updatedAt":' || '"' || replace(left((p14.r_updated_at)::text, 19), ' ', 'T') || 'Z"'
      || ',"availableCommands":' || CASE WHEN (:v_role::VARCHAR COLLATE "C" IN (
        :param_18_1::VARCHAR COLLATE "C", :param_18_2::VARCHAR COLLATE "C", :param_18_3::VARCHAR
        COLLATE "C", :param_18_4::VARCHAR COLLATE "C", :param_18_5::VARCHAR COLLATE "C")) THEN CASE
        p14.r_status WHEN :param_19::VARCHAR THEN
        '["acceptDispute","declineDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","requestDisputeVoid","confirmDisputeVoid","recomputeDisputeDeadline"]'
        WHEN :param_20::VARCHAR THEN
        '["undertakeDispute","transferDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_21::VARCHAR THEN
        '["transferDispute","startMediation","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_22::VARCHAR THEN
        '["signDispute","returnDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_23::VARCHAR THEN
        '["suspendMediation","settleDispute","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordMediationSession","extendMediation","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_24::VARCHAR THEN
        '["resumeMediation","failDispute","endDisputeByParty","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","reportCriticalRisk","chooseMediator","refuseMediator","recuseMediator"]'
        WHEN :param_25::VARCHAR THEN
        '["feedBackDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
        WHEN :param_26::VARCHAR THEN '["feedBackDispute"]' WHEN :param_27::VARCHAR THEN
        '["feedBackDispute"]' WHEN :param_28::VARCHAR THEN
        '["revisitDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
        WHEN :param_29::VARCHAR THEN
        '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","closeDispute","reopenDispute"]'
        WHEN :param_30::VARCHAR THEN
        '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","reopenDispute"]'
        ELSE '[]' END ELSE '[]' END || '}', ',') FILTER (WHERE p14.rn <= :p15_1::INTEGER), '')
      || '],"pageInfo":{"endCursor":' || coalesce(substr(max(CASE WHEN (p14.rn <= :p16_1::INTEGER)
        THEN substr(CAST(p14.rn + :p14_rn_1::INTEGER AS VARCHAR), :substr_1::INTEGER) || '"' ||
        :p13_tag::VARCHAR COLLATE "C" || '.' || encode(convert_to('[' || '"' || replace(left((
        p14.r_updated_at)::text, 19), ' ', 'T') || 'Z"' || ',' || to_json((p14.r_id)::text)::text ||
        ']', 'UTF8'), 'hex') || '"' END), :substr_2::INTEGER), 'null') || '}}' AS anon_12
    FROM (
      SELECT anon_13.r_id AS r_id, anon_13.r_division_id AS r_division_id, anon_13.r_placed_on AS
          r_placed_on, anon_13.r_status AS r_status, anon_13.r_updated_at AS r_updated_at,
          row_number() OVER (ORDER BY anon_13.r_updated_at ASC, anon_13.r_id ASC) AS rn
      FROM (
        SELECT mediation_dispute_3.id AS r_id, mediation_dispute_3.division_id AS r_division_id,
            mediation_dispute_3.placed_on AS r_placed_on, mediation_dispute_3.status AS r_status,
            mediation_dispute_3.updated_at AS r_updated_at
        FROM mediation_dispute AS mediation_dispute_3
        WHERE mediation_dispute_3.county_id = :v_on_mediation::VARCHAR COLLATE "C"
          AND CASE WHEN (mediation_dispute_3.path >= :v_low::VARCHAR COLLATE "C" AND
            mediation_dispute_3.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_3.path >=
            core_division_version_1.path AND mediation_dispute_3.path < (
            core_division_version_1.path || :path_5::VARCHAR)) THEN true ELSE false END
          AND mediation_dispute_3.status = ANY (:p17::VARCHAR[])
        ORDER BY mediation_dispute_3.updated_at ASC, mediation_dispute_3.id ASC
        LIMIT :p18_1::INTEGER
      ) AS anon_13
      ORDER BY anon_13.r_updated_at ASC, anon_13.r_id ASC
    ) AS p14
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_31::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
