SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"matters":null,"":1}' ELSE '{"matters":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM (
        SELECT grid_event_1.county_id AS r_county_id, grid_event_1.id AS r_id,
            grid_event_1.division_id AS r_division_id, grid_event_1.path AS r_path,
            grid_event_1.placed_on AS r_placed_on, 'GridEvent' AS r_kind, grid_event_1.no AS r_no,
            CASE grid_event_1.status WHEN :param_1 THEN :param_2 WHEN :param_3 THEN :param_4 WHEN
            :param_5 THEN :param_6 WHEN :param_7 THEN :param_8 WHEN :param_9 THEN :param_10 WHEN
            :param_11 THEN :param_12 WHEN :param_13 THEN :param_14 WHEN :param_15 THEN :param_16
            WHEN :param_17 THEN :param_18 WHEN :param_19 THEN :param_20 WHEN :param_21 THEN
            :param_22 ELSE :param_23 END AS r_phase, grid_event_1.opened_at AS r_opened_at,
            grid_event_1.due_at AS r_due_at, grid_event_1.closed_at AS r_closed_at,
            grid_event_1.updated_at AS r_updated_at
        FROM grid_event AS grid_event_1
        WHERE grid_event_1.county_id = :v_on_grid
          AND grid_event_1.path >= :v_low
          AND grid_event_1.path < :v_high
        UNION ALL SELECT mechanism_order_1.county_id AS r_county_id, mechanism_order_1.id AS r_id,
            mechanism_order_1.division_id AS r_division_id, mechanism_order_1.path AS r_path,
            mechanism_order_1.placed_on AS r_placed_on, 'Order' AS r_kind, mechanism_order_1.no AS
            r_no, CASE mechanism_order_1.status WHEN :param_24 THEN :param_25 WHEN :param_26 THEN
            :param_27 WHEN :param_28 THEN :param_29 WHEN :param_30 THEN :param_31 WHEN :param_32
            THEN :param_33 WHEN :param_34 THEN :param_35 WHEN :param_36 THEN :param_37 WHEN
            :param_38 THEN :param_39 WHEN :param_40 THEN :param_41 WHEN :param_42 THEN :param_43
            WHEN :param_44 THEN :param_45 ELSE :param_46 END AS r_phase, mechanism_order_1.opened_at
            AS r_opened_at, mechanism_order_1.due_at AS r_due_at, mechanism_order_1.closed_at AS
            r_closed_at, mechanism_order_1.updated_at AS r_updated_at
        FROM mechanism_order AS mechanism_order_1
        WHERE mechanism_order_1.county_id = :v_on_mechanism
          AND mechanism_order_1.path >= :v_low
          AND mechanism_order_1.path < :v_high
        UNION ALL SELECT mediation_dispute_1.county_id AS r_county_id, mediation_dispute_1.id AS
            r_id, mediation_dispute_1.division_id AS r_division_id, mediation_dispute_1.path AS
            r_path, mediation_dispute_1.placed_on AS r_placed_on, 'Dispute' AS r_kind,
            mediation_dispute_1.no AS r_no, CASE mediation_dispute_1.status WHEN :param_47 THEN
            :param_48 WHEN :param_49 THEN :param_50 WHEN :param_51 THEN :param_52 WHEN :param_53
            THEN :param_54 WHEN :param_55 THEN :param_56 WHEN :param_57 THEN :param_58 WHEN
            :param_59 THEN :param_60 WHEN :param_61 THEN :param_62 WHEN :param_63 THEN :param_64
            WHEN :param_65 THEN :param_66 WHEN :param_67 THEN :param_68 WHEN :param_69 THEN
            :param_70 WHEN :param_71 THEN :param_72 WHEN :param_73 THEN :param_74 WHEN :param_75
            THEN :param_76 WHEN :param_77 THEN :param_78 ELSE :param_79 END AS r_phase,
            mediation_dispute_1.opened_at AS r_opened_at, mediation_dispute_1.due_at AS r_due_at,
            mediation_dispute_1.closed_at AS r_closed_at, mediation_dispute_1.updated_at AS
            r_updated_at
        FROM mediation_dispute AS mediation_dispute_1
        WHERE mediation_dispute_1.county_id = :v_on_mediation
          AND mediation_dispute_1.path >= :v_low
          AND mediation_dispute_1.path < :v_high
        UNION ALL SELECT services_assistance_case_1.county_id AS r_county_id,
            services_assistance_case_1.id AS r_id, services_assistance_case_1.division_id AS
            r_division_id, services_assistance_case_1.path AS r_path,
            services_assistance_case_1.placed_on AS r_placed_on, 'AssistanceCase' AS r_kind,
            services_assistance_case_1.no AS r_no, CASE services_assistance_case_1.status WHEN
            :param_80 THEN :param_81 WHEN :param_82 THEN :param_83 WHEN :param_84 THEN :param_85
            WHEN :param_86 THEN :param_87 WHEN :param_88 THEN :param_89 WHEN :param_90 THEN
            :param_91 WHEN :param_92 THEN :param_93 ELSE :param_94 END AS r_phase,
            services_assistance_case_1.opened_at AS r_opened_at, services_assistance_case_1.due_at
            AS r_due_at, services_assistance_case_1.closed_at AS r_closed_at,
            services_assistance_case_1.updated_at AS r_updated_at
        FROM services_assistance_case AS services_assistance_case_1
        WHERE services_assistance_case_1.county_id = :v_on_services
          AND services_assistance_case_1.path >= :v_low
          AND services_assistance_case_1.path < :v_high
      ) AS anon_3
      WHERE CASE WHEN (anon_3.r_path >= core_division_version_1.path AND anon_3.r_path < (
          core_division_version_1.path || :path_1)) THEN 1 ELSE 0 END = 1
        AND (anon_3.r_closed_at IS NULL AND anon_3.r_due_at IS NOT NULL AND anon_3.r_due_at < :v_now)
        AND anon_3.r_phase IN (SELECT value FROM json_each(:p4)) = 0
    )) || ',"nodes":[' || coalesce(group_concat(CASE p3.r_kind WHEN :param_95 THEN (
      SELECT '{"":"GridEvent","__typename":"GridEvent","no":' || json_quote(grid_event_2.no)
        || ',"title":' || json_quote(CASE grid_event_2.item WHEN :param_96 THEN :param_97 WHEN
          :param_98 THEN :param_99 WHEN :param_100 THEN :param_101 WHEN :param_102 THEN :param_103
          WHEN :param_104 THEN :param_105 WHEN :param_106 THEN :param_107 WHEN :param_108 THEN
          :param_109 WHEN :param_110 THEN :param_111 WHEN :param_112 THEN :param_113 WHEN :param_114
          THEN :param_115 WHEN :param_116 THEN :param_117 WHEN :param_118 THEN :param_119 WHEN
          :param_120 THEN :param_121 WHEN :param_122 THEN :param_123 WHEN :param_124 THEN :param_125
          WHEN :param_126 THEN :param_127 WHEN :param_128 THEN :param_129 WHEN :param_130 THEN
          :param_131 WHEN :param_132 THEN :param_133 WHEN :param_134 THEN :param_135 WHEN :param_136
          THEN :param_137 WHEN :param_138 THEN :param_139 WHEN :param_140 THEN :param_141 WHEN
          :param_142 THEN :param_143 WHEN :param_144 THEN :param_145 WHEN :param_146 THEN :param_147
          WHEN :param_148 THEN :param_149 ELSE grid_event_2.item END || (
        SELECT core_division_version_2.short_name
        FROM core_division_version AS core_division_version_2
        WHERE core_division_version_2.division_id = grid_event_2.division_id
          AND core_division_version_2.valid_from <= grid_event_2.placed_on
          AND grid_event_2.placed_on < core_division_version_2.valid_to
      ) || grid_event_2.no)
        || ',"phase":' || json_quote(CASE grid_event_2.status WHEN :param_150 THEN :param_151 WHEN
          :param_152 THEN :param_153 WHEN :param_154 THEN :param_155 WHEN :param_156 THEN :param_157
          WHEN :param_158 THEN :param_159 WHEN :param_160 THEN :param_161 WHEN :param_162 THEN
          :param_163 WHEN :param_164 THEN :param_165 WHEN :param_166 THEN :param_167 WHEN :param_168
          THEN :param_169 WHEN :param_170 THEN :param_171 ELSE :param_172 END)
        || ',"dueAt":' || json_quote(grid_event_2.due_at)
        || ',"overdue":' || CASE grid_event_2.closed_at IS NULL
        AND grid_event_2.due_at IS NOT NULL
        AND grid_event_2.due_at < :v_now WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END
        || ',"division":' || coalesce((
        SELECT '{"shortName":' || json_quote(core_division_version_3.short_name) || '}' AS anon_5
        FROM core_division_version AS core_division_version_3
        WHERE core_division_version_3.valid_from <= grid_event_2.placed_on
          AND grid_event_2.placed_on < core_division_version_3.valid_to
          AND +core_division_version_3.path >= +:v_low
          AND +core_division_version_3.path < +:v_high
          AND core_division_version_3.division_id = grid_event_2.division_id
        LIMIT :param_173 OFFSET :param_174
      ), 'null') || '}' AS anon_4
      FROM grid_event AS grid_event_2
      WHERE grid_event_2.county_id = :v_on_grid
        AND +grid_event_2.path >= +:v_low
        AND +grid_event_2.path < +:v_high
        AND grid_event_2.county_id = p3.r_county_id
        AND grid_event_2.id = p3.r_id
    ) WHEN :param_175 THEN (
      SELECT '{"":"Order","__typename":"Order","no":' || json_quote(mechanism_order_2.no)
        || ',"title":' || json_quote(CASE mechanism_order_2.kind WHEN :param_176 THEN :param_177
          WHEN :param_178 THEN :param_179 WHEN :param_180 THEN :param_181 ELSE
          mechanism_order_2.kind END || :param_182 || (
        SELECT core_division_version_4.short_name
        FROM core_division_version AS core_division_version_4
        WHERE core_division_version_4.division_id = mechanism_order_2.division_id
          AND core_division_version_4.valid_from <= mechanism_order_2.placed_on
          AND mechanism_order_2.placed_on < core_division_version_4.valid_to
      ) || :param_183 || mechanism_order_2.no)
        || ',"phase":' || json_quote(CASE mechanism_order_2.status WHEN :param_184 THEN :param_185
          WHEN :param_186 THEN :param_187 WHEN :param_188 THEN :param_189 WHEN :param_190 THEN
          :param_191 WHEN :param_192 THEN :param_193 WHEN :param_194 THEN :param_195 WHEN :param_196
          THEN :param_197 WHEN :param_198 THEN :param_199 WHEN :param_200 THEN :param_201 WHEN
          :param_202 THEN :param_203 WHEN :param_204 THEN :param_205 ELSE :param_206 END)
        || ',"dueAt":' || json_quote(mechanism_order_2.due_at)
        || ',"overdue":' || CASE mechanism_order_2.closed_at IS NULL
        AND mechanism_order_2.due_at IS NOT NULL
        AND mechanism_order_2.due_at < :v_now WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END
        || ',"division":' || coalesce((
        SELECT '{"shortName":' || json_quote(core_division_version_5.short_name) || '}' AS anon_7
        FROM core_division_version AS core_division_version_5
        WHERE core_division_version_5.valid_from <= mechanism_order_2.placed_on
          AND mechanism_order_2.placed_on < core_division_version_5.valid_to
          AND +core_division_version_5.path >= +:v_low
          AND +core_division_version_5.path < +:v_high
          AND core_division_version_5.division_id = mechanism_order_2.division_id
        LIMIT :param_207 OFFSET :param_208
      ), 'null') || '}' AS anon_6
      FROM mechanism_order AS mechanism_order_2
      WHERE mechanism_order_2.county_id = :v_on_mechanism
        AND +mechanism_order_2.path >= +:v_low
        AND +mechanism_order_2.path < +:v_high
        AND mechanism_order_2.county_id = p3.r_county_id
        AND mechanism_order_2.id = p3.r_id
    ) WHEN :param_209 THEN (
      SELECT '{"":"Dispute","__typename":"Dispute","no":' || json_quote(mediation_dispute_2.no)
        || ',"title":' || json_quote(CASE mediation_dispute_2.category_code WHEN :param_210 THEN
          :param_211 WHEN :param_212 THEN :param_213 WHEN :param_214 THEN :param_215 WHEN :param_216
          THEN :param_217 WHEN :param_218 THEN :param_219 WHEN :param_220 THEN :param_221 WHEN
          :param_222 THEN :param_223 WHEN :param_224 THEN :param_225 WHEN :param_226 THEN :param_227
          WHEN :param_228 THEN :param_229 WHEN :param_230 THEN :param_231 WHEN :param_232 THEN
          :param_233 WHEN :param_234 THEN :param_235 WHEN :param_236 THEN :param_237 WHEN :param_238
          THEN :param_239 WHEN :param_240 THEN :param_241 WHEN :param_242 THEN :param_243 ELSE
          mediation_dispute_2.category_code END || :param_244 || (
        SELECT core_division_version_6.short_name
        FROM core_division_version AS core_division_version_6
        WHERE core_division_version_6.division_id = mediation_dispute_2.division_id
          AND core_division_version_6.valid_from <= mediation_dispute_2.placed_on
          AND mediation_dispute_2.placed_on < core_division_version_6.valid_to
      ) || :param_245 || mediation_dispute_2.no)
        || ',"phase":' || json_quote(CASE mediation_dispute_2.status WHEN :param_246 THEN :param_247
          WHEN :param_248 THEN :param_249 WHEN :param_250 THEN :param_251 WHEN :param_252 THEN
          :param_253 WHEN :param_254 THEN :param_255 WHEN :param_256 THEN :param_257 WHEN :param_258
          THEN :param_259 WHEN :param_260 THEN :param_261 WHEN :param_262 THEN :param_263 WHEN
          :param_264 THEN :param_265 WHEN :param_266 THEN :param_267 WHEN :param_268 THEN :param_269
          WHEN :param_270 THEN :param_271 WHEN :param_272 THEN :param_273 WHEN :param_274 THEN
          :param_275 WHEN :param_276 THEN :param_277 ELSE :param_278 END)
        || ',"dueAt":' || json_quote(mediation_dispute_2.due_at)
        || ',"overdue":' || CASE mediation_dispute_2.closed_at IS NULL
        AND mediation_dispute_2.due_at IS NOT NULL
        AND mediation_dispute_2.due_at < :v_now WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null'
          END
        || ',"division":' || coalesce((
        SELECT '{"shortName":' || json_quote(core_division_version_7.short_name) || '}' AS anon_9
        FROM core_division_version AS core_division_version_7
        WHERE core_division_version_7.valid_from <= mediation_dispute_2.placed_on
          AND mediation_dispute_2.placed_on < core_division_version_7.valid_to
          AND +core_division_version_7.path >= +:v_low
          AND +core_division_version_7.path < +:v_high
          AND core_division_version_7.division_id = mediation_dispute_2.division_id
        LIMIT :param_279 OFFSET :param_280
      ), 'null') || '}' AS anon_8
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation
        AND +mediation_dispute_2.path >= +:v_low
        AND +mediation_dispute_2.path < +:v_high
        AND mediation_dispute_2.county_id = p3.r_county_id
        AND mediation_dispute_2.id = p3.r_id
    ) WHEN :param_281 THEN (
      SELECT '{"":"AssistanceCase","__typename":"AssistanceCase","no":' || json_quote(
          services_assistance_case_2.no)
        || ',"title":' || json_quote(:param_282 || (
        SELECT core_division_version_8.short_name
        FROM core_division_version AS core_division_version_8
        WHERE core_division_version_8.division_id = services_assistance_case_2.division_id
          AND core_division_version_8.valid_from <= services_assistance_case_2.placed_on
          AND services_assistance_case_2.placed_on < core_division_version_8.valid_to
      ) || :param_283 || services_assistance_case_2.no)
        || ',"phase":' || json_quote(CASE services_assistance_case_2.status WHEN :param_284 THEN
          :param_285 WHEN :param_286 THEN :param_287 WHEN :param_288 THEN :param_289 WHEN :param_290
          THEN :param_291 WHEN :param_292 THEN :param_293 WHEN :param_294 THEN :param_295 WHEN
          :param_296 THEN :param_297 ELSE :param_298 END)
        || ',"dueAt":' || json_quote(services_assistance_case_2.due_at)
        || ',"overdue":' || CASE services_assistance_case_2.closed_at IS NULL
        AND services_assistance_case_2.due_at IS NOT NULL
        AND services_assistance_case_2.due_at < :v_now WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE
          'null' END
        || ',"division":' || coalesce((
        SELECT '{"shortName":' || json_quote(core_division_version_9.short_name) || '}' AS anon_11
        FROM core_division_version AS core_division_version_9
        WHERE core_division_version_9.valid_from <= services_assistance_case_2.placed_on
          AND services_assistance_case_2.placed_on < core_division_version_9.valid_to
          AND +core_division_version_9.path >= +:v_low
          AND +core_division_version_9.path < +:v_high
          AND core_division_version_9.division_id = services_assistance_case_2.division_id
        LIMIT :param_299 OFFSET :param_300
      ), 'null') || '}' AS anon_10
      FROM services_assistance_case AS services_assistance_case_2
      WHERE services_assistance_case_2.county_id = :v_on_services
        AND +services_assistance_case_2.path >= +:v_low
        AND +services_assistance_case_2.path < +:v_high
        AND services_assistance_case_2.county_id = p3.r_county_id
        AND services_assistance_case_2.id = p3.r_id
    ) ELSE 'null' END, ',') FILTER (WHERE p3.rn <= :p5_1), '')
      || '],"pageInfo":{"hasNextPage":' || CASE WHEN (coalesce(max(p3.rn), :coalesce_1) > :p6_1)
        THEN 'true' ELSE 'false' END
      || ',"endCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p7_1) THEN substr(CAST(p3.rn +
        :p3_rn_1 AS VARCHAR), :substr_1) || '"' || :p2_tag || '.' || lower(hex('[' || json_quote(
        coalesce(p3.r_due_at, :param_301)) || ',' || json_quote(p3.r_id) || ']')) || '"' END),
        :substr_2), 'null') || '}}' AS anon_2
    FROM (
      SELECT anon_12.r_county_id AS r_county_id, anon_12.r_id AS r_id, anon_12.r_division_id AS
          r_division_id, anon_12.r_placed_on AS r_placed_on, anon_12.r_kind AS r_kind,
          anon_12.r_due_at AS r_due_at, row_number() OVER (ORDER BY anon_12.r_due_at ASC NULLS FIRST,
          anon_12.r_id ASC) AS rn
      FROM (
        SELECT anon_13.r_county_id AS r_county_id, anon_13.r_id AS r_id, anon_13.r_division_id AS
            r_division_id, anon_13.r_placed_on AS r_placed_on, anon_13.r_kind AS r_kind,
            anon_13.r_due_at AS r_due_at
        FROM (
          SELECT anon_14.r_county_id AS r_county_id, anon_14.r_id AS r_id, anon_14.r_division_id AS
              r_division_id, anon_14.r_placed_on AS r_placed_on, anon_14.r_kind AS r_kind,
              anon_14.r_due_at AS r_due_at
          FROM (
            SELECT grid_event_3.county_id AS r_county_id, grid_event_3.id AS r_id,
                grid_event_3.division_id AS r_division_id, grid_event_3.placed_on AS r_placed_on,
                'GridEvent' AS r_kind, grid_event_3.due_at AS r_due_at
            FROM grid_event AS grid_event_3
            WHERE grid_event_3.county_id = :v_on_grid
              AND CASE WHEN (grid_event_3.path >= :v_low AND grid_event_3.path < :v_high AND
                grid_event_3.path >= core_division_version_1.path AND grid_event_3.path < (
                core_division_version_1.path || :path_2)) THEN 1 ELSE 0 END = 1
              AND (grid_event_3.closed_at IS NULL AND grid_event_3.due_at IS NOT NULL AND
                grid_event_3.due_at < :v_now)
              AND CASE grid_event_3.status WHEN :param_302 THEN :param_303 WHEN :param_304 THEN
                :param_305 WHEN :param_306 THEN :param_307 WHEN :param_308 THEN :param_309 WHEN
                :param_310 THEN :param_311 WHEN :param_312 THEN :param_313 WHEN :param_314 THEN
                :param_315 WHEN :param_316 THEN :param_317 WHEN :param_318 THEN :param_319 WHEN
                :param_320 THEN :param_321 WHEN :param_322 THEN :param_323 ELSE :param_324 END IN
                (SELECT value FROM json_each(:p8)) = 0
            ORDER BY grid_event_3.due_at ASC NULLS FIRST, grid_event_3.id ASC
            LIMIT :p9_1 OFFSET :param_325
          ) AS anon_14
          UNION ALL SELECT anon_15.r_county_id AS r_county_id, anon_15.r_id AS r_id,
              anon_15.r_division_id AS r_division_id, anon_15.r_placed_on AS r_placed_on,
              anon_15.r_kind AS r_kind, anon_15.r_due_at AS r_due_at
          FROM (
            SELECT mechanism_order_3.county_id AS r_county_id, mechanism_order_3.id AS r_id,
                mechanism_order_3.division_id AS r_division_id, mechanism_order_3.placed_on AS
                r_placed_on, 'Order' AS r_kind, mechanism_order_3.due_at AS r_due_at
            FROM mechanism_order AS mechanism_order_3
            WHERE mechanism_order_3.county_id = :v_on_mechanism
              AND CASE WHEN (mechanism_order_3.path >= :v_low AND mechanism_order_3.path < :v_high
                AND mechanism_order_3.path >= core_division_version_1.path AND
                mechanism_order_3.path < (core_division_version_1.path || :path_3)) THEN 1 ELSE 0
                END = 1
              AND (mechanism_order_3.closed_at IS NULL AND mechanism_order_3.due_at IS NOT NULL AND
                mechanism_order_3.due_at < :v_now)
              AND CASE mechanism_order_3.status WHEN :param_326 THEN :param_327 WHEN :param_328 THEN
                :param_329 WHEN :param_330 THEN :param_331 WHEN :param_332 THEN :param_333 WHEN
                :param_334 THEN :param_335 WHEN :param_336 THEN :param_337 WHEN :param_338 THEN
                :param_339 WHEN :param_340 THEN :param_341 WHEN :param_342 THEN :param_343 WHEN
                :param_344 THEN :param_345 WHEN :param_346 THEN :param_347 ELSE :param_348 END IN
                (SELECT value FROM json_each(:p10)) = 0
            ORDER BY mechanism_order_3.due_at ASC NULLS FIRST, mechanism_order_3.id ASC
            LIMIT :p11_1 OFFSET :param_349
          ) AS anon_15
          UNION ALL SELECT anon_16.r_county_id AS r_county_id, anon_16.r_id AS r_id,
              anon_16.r_division_id AS r_division_id, anon_16.r_placed_on AS r_placed_on,
              anon_16.r_kind AS r_kind, anon_16.r_due_at AS r_due_at
          FROM (
            SELECT mediation_dispute_3.county_id AS r_county_id, mediation_dispute_3.id AS r_id,
                mediation_dispute_3.division_id AS r_division_id, mediation_dispute_3.placed_on AS
                r_placed_on, 'Dispute' AS r_kind, mediation_dispute_3.due_at AS r_due_at
            FROM mediation_dispute AS mediation_dispute_3
            WHERE mediation_dispute_3.county_id = :v_on_mediation
              AND CASE WHEN (mediation_dispute_3.path >= :v_low AND mediation_dispute_3.path <
                :v_high AND mediation_dispute_3.path >= core_division_version_1.path AND
                mediation_dispute_3.path < (core_division_version_1.path || :path_4)) THEN 1 ELSE 0
                END = 1
              AND (mediation_dispute_3.closed_at IS NULL AND mediation_dispute_3.due_at IS NOT NULL
                AND mediation_dispute_3.due_at < :v_now)
              AND CASE mediation_dispute_3.status WHEN :param_350 THEN :param_351 WHEN :param_352
                THEN :param_353 WHEN :param_354 THEN :param_355 WHEN :param_356 THEN :param_357 WHEN
                :param_358 THEN :param_359 WHEN :param_360 THEN :param_361 WHEN :param_362 THEN
                :param_363 WHEN :param_364 THEN :param_365 WHEN :param_366 THEN :param_367 WHEN
                :param_368 THEN :param_369 WHEN :param_370 THEN :param_371 WHEN :param_372 THEN
                :param_373 WHEN :param_374 THEN :param_375 WHEN :param_376 THEN :param_377 WHEN
                :param_378 THEN :param_379 WHEN :param_380 THEN :param_381 ELSE :param_382 END IN
                (SELECT value FROM json_each(:p12)) = 0
            ORDER BY mediation_dispute_3.due_at ASC NULLS FIRST, mediation_dispute_3.id ASC
            LIMIT :p13_1 OFFSET :param_383
          ) AS anon_16
          UNION ALL SELECT anon_17.r_county_id AS r_county_id, anon_17.r_id AS r_id,
              anon_17.r_division_id AS r_division_id, anon_17.r_placed_on AS r_placed_on,
              anon_17.r_kind AS r_kind, anon_17.r_due_at AS r_due_at
          FROM (
            SELECT services_assistance_case_3.county_id AS r_county_id,
                services_assistance_case_3.id AS r_id, services_assistance_case_3.division_id AS
                r_division_id, services_assistance_case_3.placed_on AS r_placed_on, 'AssistanceCase'
                AS r_kind, services_assistance_case_3.due_at AS r_due_at
            FROM services_assistance_case AS services_assistance_case_3
            WHERE services_assistance_case_3.county_id = :v_on_services
              AND CASE WHEN (services_assistance_case_3.path >= :v_low AND
                services_assistance_case_3.path < :v_high AND services_assistance_case_3.path >=
                core_division_version_1.path AND services_assistance_case_3.path < (
                core_division_version_1.path || :path_5)) THEN 1 ELSE 0 END = 1
              AND (services_assistance_case_3.closed_at IS NULL AND
                services_assistance_case_3.due_at IS NOT NULL AND services_assistance_case_3.due_at
                < :v_now)
              AND CASE services_assistance_case_3.status WHEN :param_384 THEN :param_385 WHEN
                :param_386 THEN :param_387 WHEN :param_388 THEN :param_389 WHEN :param_390 THEN
                :param_391 WHEN :param_392 THEN :param_393 WHEN :param_394 THEN :param_395 WHEN
                :param_396 THEN :param_397 ELSE :param_398 END IN
                (SELECT value FROM json_each(:p14)) = 0
            ORDER BY services_assistance_case_3.due_at ASC NULLS FIRST,
                services_assistance_case_3.id ASC
            LIMIT :p15_1 OFFSET :param_399
          ) AS anon_17
        ) AS anon_13
        ORDER BY anon_13.r_due_at ASC NULLS FIRST, anon_13.r_id ASC
        LIMIT :p16_1 OFFSET :param_400
      ) AS anon_12
      ORDER BY anon_12.r_due_at ASC NULLS FIRST, anon_12.r_id ASC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_401 OFFSET :param_402
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
